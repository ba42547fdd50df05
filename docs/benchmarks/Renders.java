import com.sun.management.OperatingSystemMXBean;
import io.skywarden.bundle.Bundle;
import io.skywarden.bundle.BundleName;
import io.skywarden.bundle.Bundler;
import io.skywarden.bundle.Channel;
import io.skywarden.proof.Proof;
import io.skywarden.proof.TestedCapture;
import io.skywarden.repository.Publisher;
import io.skywarden.repository.Repository;
import io.skywarden.repository.signing.SigningKeys;
import io.skywarden.rules.Engine;
import io.skywarden.rules.RuleRenderer;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.State;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What it costs to make one bundle of a catalogue of many rules: render, pack, sign and publish. The catalogue is the real one, its
 * signatures taken again and again under new ids until there are enough rules.
 * usage: java -cp 'LIBRARIES' Renders.java SIGNATURES TEMPLATES WORK RULES ROUNDS
 * Prints rows of the table of render.sh, and leaves the bundle in WORK for the peer. ROUNDS of 0 means once, and nothing is printed.
 */
final class Renders {

    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final long WARM_NANOS = 15_000_000_000L;

    public static void main(String... arguments) throws Exception {
        Path work = Path.of(arguments[2]);
        int rounds = Integer.parseInt(arguments[4]);
        Engine engine = Engine.load(Path.of(arguments[1]), "suricata-7");
        BundleName name = new BundleName(Channel.EXPERIMENTAL, engine, Policy.MONITOR);
        List<AuthoredSignature> catalogue = catalogue(Path.of(arguments[0]), engine, Integer.parseInt(arguments[3]));
        List<Signature> signatures = catalogue.stream().map(AuthoredSignature::signature).toList();
        SidLock sids = SidLock.empty(new SidRange(9_000_000, 9_999_999)).allocate(signatures);
        Proof proof = new Proof(List.of("in-process"), List.of(), List.of(), List.<TestedCapture>of(), List.of(), List.of(), List.of(), List.of(), List.of());
        Supplier<Bundle> making = () -> new Bundler(catalogue, sids, proof).bundle(name, Optional.empty());
        IntConsumer release = round -> {
            Path folder = work.resolve("repository-" + round);
            SigningKeys keys = SigningKeys.openOrCreate(work.resolve("keys"), new SecureRandom());
            new Publisher(Repository.open(folder, keys, Clock.systemUTC()), keys.minisign(), Clock.systemUTC()).publish(List.of(making.get()));
        };
        if (rounds == 0) {
            write(work.resolve(BundleName.FILE), making.get().bytes());
            return;
        }
        row("render, pack, sign, publish; warmed JVM", rounds, release);
        write(work.resolve(BundleName.FILE), making.get().bytes());
        row("of that, rendering alone", rounds, _ -> new RuleRenderer(engine, Policy.MONITOR, sids).render(signatures));
        row("looking up all sids, which a release does first", rounds, _ -> sids.allocate(signatures));
    }

    private static List<AuthoredSignature> catalogue(Path tree, Engine engine, int wanted) {
        List<AuthoredSignature> kept = SignatureTree.read(tree).stream().filter(one -> !(one.signature().state() instanceof State.Retired)).toList();
        List<Signature> real = kept.stream().map(AuthoredSignature::signature).toList();
        SidLock sids = SidLock.empty(new SidRange(9_000_000, 9_999_999)).allocate(real);
        Map<SignatureId, Integer> rules = new java.util.HashMap<>();
        new RuleRenderer(engine, Policy.MONITOR, sids).render(real).rules().forEach(rule -> rules.merge(rule.signature(), 1, Integer::sum));
        List<AuthoredSignature> all = new ArrayList<>();
        for (int made = 0, i = 0; made < wanted; i++) {
            AuthoredSignature one = kept.get(i % kept.size());
            if (rules.getOrDefault(one.signature().id(), 0) <= wanted - made && rules.containsKey(one.signature().id())) {
                made += rules.get(one.signature().id());
                all.add(renamed(one, "S%05d".formatted(i)));
            }
        }
        return all;
    }

    private static AuthoredSignature renamed(AuthoredSignature one, String id) {
        Signature s = one.signature();
        return new AuthoredSignature(new Signature(new SignatureId(id), s.title(), s.family(), s.era(), s.confidence(), s.state(), s.description(),
                s.sources(), s.detection(), s.expectations(), s.tags()), one.text(), one.form(), id);
    }

    private static void row(String name, int rounds, IntConsumer work) {
        long until = System.nanoTime() + WARM_NANOS;
        int round = 1;
        do {
            work.accept(round++);
        } while (System.nanoTime() < until);
        double[] wall = new double[rounds];
        double[] cpu = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            long used = PROCESS.getProcessCpuTime();
            work.accept(round++);
            wall[i] = (System.nanoTime() - began) / 1e9;
            cpu[i] = (PROCESS.getProcessCpuTime() - used) / 1e9;
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf(Locale.ROOT, "| %s | %.2f (%.2f-%.2f) | %.2f | %s |%n", name, wall[rounds / 2], wall[0], wall[rounds - 1],
                cpu[rounds / 2], largest());
    }

    /** The largest resident set so far, in megabytes, as the kernel counts it. */
    private static String largest() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.toString(Long.parseLong(line.replaceAll("\\D", "")) / 1000)).findFirst().orElse("unknown");
        } catch (java.io.IOException e) {
            return "unknown";
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
