package io.skywarden.proof.hostile;

import io.skywarden.capture.Capture;
import io.skywarden.capture.CaptureCopies;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.proof.InProcess;
import io.skywarden.proof.Ruling;
import io.skywarden.proof.TestedCapture;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Judges spoilt captures by the whole catalogue, one after another, in a JVM of its own with little memory. Arguments: the number of
 * the first and how many, or the name of a {@link Flood}. Ends with 0 when each got a ruling, 1 with the number of the one that did not.
 */
final class HostileRun {

    private static final int LARGEST = 40_000;
    private static final long LONGEST_SECONDS = 60;
    private static final int COPY_EVERY = 8;

    private final List<byte[]> captures;
    private final InProcess judge;
    private final Path folder;
    private final Path file;
    private final Map<String, Integer> rulings = new TreeMap<>();
    private int copied;

    private HostileRun(List<AuthoredSignature> catalogue, List<byte[]> captures, Path folder) {
        this.captures = captures;
        this.judge = new InProcess(catalogue.stream().map(AuthoredSignature::signature).toList());
        this.folder = folder;
        this.file = folder.resolve("spoilt.pcap");
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 1) {
            System.exit(judge(Flood.valueOf(arguments[0])));
        }
        long first = Long.parseLong(arguments[0]);
        long end = first + Long.parseLong(arguments[1]);
        List<AuthoredSignature> catalogue = SignatureTree.read(Path.of("signatures"));
        List<byte[]> captures = captures(catalogue);
        Path folder = Files.createTempDirectory(Files.isWritable(Path.of("/dev/shm")) ? Path.of("/dev/shm") : Path.of("target"), "hostile");
        HostileRun run = new HostileRun(catalogue, captures, folder);
        AtomicLong number = new AtomicLong(first);
        watch(number, Thread.currentThread());
        try {
            for (; number.get() < end; number.incrementAndGet()) {
                run.judge(number.get());
            }
            System.out.printf("%d spoilt captures from number %d on, of %d sound ones: %s, %d of them copied%n",
                    end - first, first, captures.size(), run.rulings, run.copied);
            run.remove();
            System.exit(0);
        } catch (Throwable failure) {
            System.out.println("number " + number.get() + " got no ruling; its bytes are " + run.file);
            failure.printStackTrace(System.out);
            System.exit(1);
        }
    }

    private static int judge(Flood flood) throws IOException {
        Path file = Files.createTempFile("flood", ".pcap");
        try {
            flood.write(file);
            TestedCapture tested = new TestedCapture.Real(flood.name(), file, "", false, Map.of());
            Ruling ruling = new InProcess(SignatureTree.read(Path.of("signatures")).stream().map(AuthoredSignature::signature).toList())
                    .judge(List.of(tested)).get(tested);
            System.out.println(flood + " " + ruling.getClass().getSimpleName());
            return ruling instanceof Ruling.Judged ? 0 : 1;
        } finally {
            Files.delete(file);
        }
    }

    /** Real ones where there are some, whichever are small enough to be spoilt often; else those of the recipes. */
    private static List<byte[]> captures(List<AuthoredSignature> catalogue) throws IOException {
        List<byte[]> captures = new ArrayList<>();
        Path real = Path.of(Optional.ofNullable(System.getenv("SKYWARDEN_CAPTURES")).orElse("../shared/captures"));
        if (Files.isDirectory(real)) {
            try (Stream<Path> files = Files.walk(real)) {
                for (Path file : files.filter(name -> name.toString().matches(".*\\.(pcap|pcapng|cap)")).sorted().toList()) {
                    captures.add(Files.readAllBytes(file));
                }
            }
        }
        for (AuthoredSignature one : catalogue) {
            captures.add(SyntheticCapture.pcap(Recipe.parse("recipe", one.text().recipe()), "seed"));
        }
        captures.removeIf(bytes -> bytes.length > LARGEST || bytes.length == 0);
        return captures;
    }

    /** A judge that hangs is told by where it stands. */
    private static void watch(AtomicLong number, Thread judging) {
        Thread.ofPlatform().daemon().start(() -> {
            for (long last = -1; last != number.get(); ) {
                last = number.get();
                try {
                    Thread.sleep(LONGEST_SECONDS * 1_000);
                } catch (InterruptedException end) {
                    return;
                }
            }
            System.out.printf("number %d takes longer than %d s%n", number.get(), LONGEST_SECONDS);
            Stream.of(judging.getStackTrace()).forEach(System.out::println);
            Runtime.getRuntime().halt(1);
        });
    }

    private void judge(long number) throws IOException {
        Random random = new Random(number);
        byte[] sound = captures.get(random.nextInt(captures.size()));
        Files.write(file, new Mutation(random, captures).of(sound));
        TestedCapture tested = new TestedCapture.Real("spoilt", file, "", false, Map.of());
        Ruling ruling = judge.judge(List.of(tested)).get(tested);
        rulings.merge(ruling.getClass().getSimpleName(), 1, Integer::sum);
        if (random.nextInt(COPY_EVERY) == 0) {
            copy();
        }
    }

    /** Whatever is decoded of a spoilt capture is decoded of its copy. */
    private void copy() throws IOException {
        Path target = folder.resolve("copy");
        CaptureCopies copies = CaptureCopies.of(folder, target);
        if (copies.captures() == 1) {
            copies.write(target, 1, CaptureCopies.Order.SUCCESSIVE, _ -> { });
            requireSame(CaptureReader.read(file), CaptureReader.read(target));
            copied++;
        }
    }

    private static void requireSame(Capture spoilt, Capture copy) {
        if (spoilt.packets().size() != copy.packets().size() || spoilt.flows().size() != copy.flows().size()) {
            throw new IllegalStateException("%d packets in %d flows, and in the copy %d in %d".formatted(
                    spoilt.packets().size(), spoilt.flows().size(), copy.packets().size(), copy.flows().size()));
        }
    }

    private void remove() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder.resolve("copy"));
        Files.delete(folder);
    }
}
