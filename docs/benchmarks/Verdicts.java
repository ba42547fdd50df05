import com.sun.management.OperatingSystemMXBean;
import io.skywarden.capture.trace.TraceFolder;
import io.skywarden.proof.CaptureWork;
import io.skywarden.proof.Corpus;
import io.skywarden.proof.InProcess;
import io.skywarden.proof.Progress;
import io.skywarden.proof.Ruling;
import io.skywarden.proof.TestedCapture;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a verdict costs in a process that has judged before, as the service has: one thread, captures judged again and again, until the
 * figures stand still. Prints rows of the table that proof.sh prints; what they are of is proof.sh's to say.
 * usage: java -cp 'LIBRARIES' Verdicts.java CAPTURES TRACES SIGNATURES ONE ROUNDS PACKETS BYTES
 */
final class Verdicts {

    private static final long WARM_NANOS = 10_000_000_000L;
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    public static void main(String... arguments) throws Exception {
        List<TestedCapture> captures = Corpus.real(Path.of(arguments[0]), Optional.empty());
        CaptureWork traced = new CaptureWork(1, Optional.of(new TraceFolder(Path.of(arguments[1]))));
        List<Signature> all = read(arguments[2]);
        List<Signature> one = read(arguments[3]);
        int rounds = Integer.parseInt(arguments[4]);
        double packets = Double.parseDouble(arguments[5]);
        double megabytes = Double.parseDouble(arguments[6]) / 1e6;
        row("skywarden, warmed JVM, captures decoded anew", all, captures, CaptureWork.PLAIN, rounds, packets, megabytes);
        row("skywarden, warmed JVM, traces, all signatures", all, captures, traced, rounds, packets, megabytes);
        row("skywarden, warmed JVM, traces, one new signature", one, captures, traced, rounds, packets, megabytes);
    }

    private static List<Signature> read(String tree) {
        return SignatureTree.read(Path.of(tree)).stream().map(AuthoredSignature::signature).toList();
    }

    private static void row(String name, List<Signature> signatures, List<TestedCapture> captures, CaptureWork work, int rounds,
            double packets, double megabytes) throws Exception {
        long until = System.nanoTime() + WARM_NANOS;
        do {
            judge(signatures, captures, work);
        } while (System.nanoTime() < until);
        double[] wall = new double[rounds];
        double[] cpu = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            long used = PROCESS.getProcessCpuTime();
            judge(signatures, captures, work);
            wall[i] = (System.nanoTime() - began) / 1e9;
            cpu[i] = (PROCESS.getProcessCpuTime() - used) / 1e9;
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        double median = wall[rounds / 2];
        System.out.printf(Locale.ROOT, "| %s | %.3f (%.3f-%.3f) | %.3f | %s | %,.0f | %.1f |%n", name, median, wall[0], wall[rounds - 1],
                cpu[rounds / 2], largest(), packets / median, megabytes / median);
    }

    /** Signatures are made ready within the clock: a new one would be. */
    private static void judge(List<Signature> signatures, List<TestedCapture> captures, CaptureWork work) {
        long judged = new InProcess(signatures, Progress.NONE, work).judge(captures).values().stream()
                .filter(Ruling.Judged.class::isInstance).count();
        if (judged < captures.size() * 9L / 10) {
            throw new IllegalStateException("%d of %d captures were judged".formatted(judged, captures.size()));
        }
    }

    private static String largest() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
                .map(line -> "" + Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse("");
    }
}
