package io.skywarden.capture.cli;

import io.skywarden.capture.CaptureFolder;
import io.skywarden.capture.trace.DecodeAhead;
import io.skywarden.capture.trace.DecodeOutcome;
import io.skywarden.capture.trace.TraceFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code skywarden captures decode}: exit codes 0 all have a trace, 1 some cannot be decoded, 2 could not run. */
@Command(name = "decode", mixinStandardHelpOptions = true,
        description = "Decode the captures of a folder ahead of time, so that judging them does not have to.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all have a trace", "1:some cannot be decoded", "2:could not run"})
final class CapturesDecodeCommand implements Callable<Integer> {

    private static final double MEGABYTE = 1e6;

    @Parameters(paramLabel = "DIR", description = "where they lie: every .pcap, .pcapng and .cap below it")
    private Path folder;

    @Option(names = "--traces", paramLabel = "DIR", defaultValue = "${env:SKYWARDEN_HOME:-var}/traces",
            description = "where decoded captures are kept (default: $SKYWARDEN_HOME/traces)")
    private Path traces;

    @Option(names = "--threads", paramLabel = "N", description = "captures decoded at a time (default: one a processor)")
    private Integer threads;

    @Spec
    private CommandSpec spec;

    private int all;
    private int decoded;
    private int known;
    private int refused;
    private long packets;
    private long bytes;

    CapturesDecodeCommand() {}

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "%s: is not a folder of captures".formatted(folder));
        }
        if (threads != null && threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads %d: at least 1".formatted(threads));
        }
        List<CaptureFolder.Found> found = CaptureFolder.list(folder.toRealPath());
        List<Path> captures = found.stream().filter(CaptureFolder.Found.File.class::isInstance).map(CaptureFolder.Found::path).toList();
        all = captures.size();
        found.stream().filter(CaptureFolder.Found.Barred.class::isInstance)
                .forEach(barred -> tell(new DecodeOutcome.Refused(barred.path(), ((CaptureFolder.Found.Barred) barred).reason())));
        long start = System.nanoTime();
        new DecodeAhead(new TraceFolder(traces), threads == null ? Runtime.getRuntime().availableProcessors() : threads)
                .of(captures, this::tell);
        double seconds = (System.nanoTime() - start) / 1e9;
        print("%d decoded, %d known before, %d refused; %.1f MB and %d packets in %.1f s (%.1f MB/s, %.0f packets/s); the traces are in %s"
                .formatted(decoded, known, refused, bytes / MEGABYTE, packets, seconds, bytes / MEGABYTE / seconds, packets / seconds, traces));
        return refused == 0 ? 0 : 1;
    }

    private void tell(DecodeOutcome outcome) {
        switch (outcome) {
            case DecodeOutcome.Known _ -> known++;
            case DecodeOutcome.Decoded(var _, long itsPackets, long itsBytes) -> {
                decoded++;
                packets += itsPackets;
                bytes += itsBytes;
            }
            case DecodeOutcome.Refused(Path capture, String why) -> {
                refused++;
                print("refused   %s: %s".formatted(capture.toString().replaceAll("\\p{C}", "?"), why));
            }
        }
        progress();
    }

    /** To people only: a pipe gets the result and nothing else. */
    private void progress() {
        if (System.console() != null && System.console().isTerminal()) {
            PrintWriter screen = spec.commandLine().getErr();
            int done = decoded + known + refused;
            screen.printf("\r%d of %d captures, %.1f MB%s", done, all, bytes / MEGABYTE, done >= all ? "\n" : "");
            screen.flush();
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
