package io.skywarden.capture.cli;

import io.skywarden.capture.CaptureImport;
import io.skywarden.capture.CaptureStore;
import io.skywarden.capture.ImportOutcome;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code skywarden captures import}: exit codes 0 all taken over or known, 1 some refused, 2 could not run. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "Take the captures of a folder into the store.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all are in the store", "1:some were refused", "2:could not run"})
public final class CapturesImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "where they lie: every .pcap, .pcapng and .cap below it")
    private Path folder;

    @Option(names = "--origin", required = true, paramLabel = "TEXT", description = "who publishes them, and where")
    private String origin;

    @Option(names = "--licence", required = true, paramLabel = "TEXT", description = "under which terms")
    private String licence;

    @Option(names = "--store", paramLabel = "DIR", defaultValue = "${env:SKYWARDEN_HOME:-var}/captures",
            description = "the store (default: $SKYWARDEN_HOME/captures)")
    private Path store;

    @Spec
    private CommandSpec spec;

    private int imported;
    private int known;
    private int refused;

    /** Made by picocli. */
    public CapturesImportCommand() {}

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "%s: is not a folder of captures".formatted(folder));
        }
        requireText("--origin", origin);
        requireText("--licence", licence);
        new CaptureImport(CaptureStore.open(store), origin, licence).of(folder, this::tell);
        print("%d imported, %d known before, %d refused; the store is %s".formatted(imported, known, refused, store));
        return refused == 0 ? 0 : 1;
    }

    private void requireText(String option, String text) {
        if (text.isBlank()) {
            throw new ParameterException(spec.commandLine(), option + " is empty: say it in words");
        }
    }

    private void tell(ImportOutcome outcome) {
        switch (outcome) {
            case ImportOutcome.Imported(String name, var capture) -> {
                imported++;
                print("imported  %s  %s  (%d packets; %s)".formatted(capture.digest(), name, capture.packets(), capture.contents()));
            }
            case ImportOutcome.AlreadyKnown(String name, var digest) -> {
                known++;
                print("known     %s  %s".formatted(digest, name));
            }
            case ImportOutcome.Refused(String name, String reason) -> {
                refused++;
                print("refused   %s: %s".formatted(name, reason));
            }
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
