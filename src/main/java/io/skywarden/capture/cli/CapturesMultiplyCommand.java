package io.skywarden.capture.cli;

import io.skywarden.capture.CaptureCopies;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code skywarden captures multiply}: exit codes 0 written, 2 could not run. */
@Command(name = "multiply", mixinStandardHelpOptions = true,
        description = "Make one big capture out of copies of the Ethernet captures of a folder, to measure with.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:written", "2:could not run"})
final class CapturesMultiplyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "where they lie: every .pcap, .pcapng and .cap below it")
    private Path folder;

    @Parameters(index = "1", paramLabel = "FILE", description = "the capture to write, a classic pcap")
    private Path target;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private HowMuch howMuch;

    @Option(names = "--one-after-another", description = "the captures of a copy follow each other instead of all beginning together")
    private boolean successive;

    @Option(names = "--overwrite", description = "the file may exist")
    private boolean overwrite;

    @Spec
    private CommandSpec spec;

    private long start;
    private long tenths;

    CapturesMultiplyCommand() {}

    private static final class HowMuch {

        @Option(names = "--size", paramLabel = "SIZE", converter = Size.class,
                description = "as many copies as it takes: 500MB, 5GB (kB, MB, GB and TB are powers of 1000)")
        private Long size;

        @Option(names = "--copies", paramLabel = "N", description = "how many copies")
        private Long copies;
    }

    /** A number of bytes with its unit. */
    private static final class Size implements ITypeConverter<Long> {

        private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})(kB|MB|GB|TB)");

        @Override
        public Long convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("'%s' is no size: write a number and kB, MB, GB or TB, such as 500MB".formatted(text));
            }
            return Long.parseLong(form.group(1)) * switch (form.group(2)) {
                case "kB" -> 1_000L;
                case "MB" -> 1_000_000L;
                case "GB" -> 1_000_000_000L;
                default -> 1_000_000_000_000L;
            };
        }
    }

    @Override
    public Integer call() {
        require(Files.isDirectory(folder), "%s: is not a folder of captures".formatted(folder));
        require(howMuch.copies == null || howMuch.copies > 0, "--copies %s: at least 1".formatted(howMuch.copies));
        require(overwrite || Files.notExists(target), "%s: is there already: take it away, or say --overwrite".formatted(target));
        require(!Files.isDirectory(target), "%s: is a folder; name a file".formatted(target));
        start = System.nanoTime();
        CaptureCopies copies = CaptureCopies.of(folder, target);
        copies.leftOut().forEach((name, why) -> print("left out  %s: %s".formatted(name, why)));
        copies.damaged().forEach((name, why) -> print("in part   %s: %s".formatted(name, why)));
        long count = howMuch.copies != null ? howMuch.copies : copies.copiesFor(howMuch.size);
        copies.write(target, count, successive ? CaptureCopies.Order.SUCCESSIVE : CaptureCopies.Order.INTERLEAVED,
                bytes -> tell(bytes, copies.size(count)));
        print("%s: %d captures, %d copies, %d packets, %d bytes".formatted(
                target, copies.captures(), count, count * copies.packets(), copies.size(count)));
        return 0;
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), complaint);
        }
    }

    /** At each tenth. */
    private void tell(long bytes, long all) {
        if (bytes * 10 / all > tenths) {
            tenths = bytes * 10 / all;
            double seconds = (System.nanoTime() - start) / 1e9;
            PrintWriter err = spec.commandLine().getErr();
            err.printf("%3d %%  %d of %d MB, %.0f MB/s%n", tenths * 10, bytes / 1_000_000, all / 1_000_000, bytes / 1e6 / seconds);
            err.flush();
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
