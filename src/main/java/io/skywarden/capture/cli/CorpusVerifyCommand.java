package io.skywarden.capture.cli;

import io.skywarden.capture.CorpusInspection;
import io.skywarden.capture.CorpusInspection.Told;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code skywarden corpus verify}: whether the bytes are those that the index knows. */
@Command(name = "verify", mixinStandardHelpOptions = true, description = "Compare the SHA-256 of each capture with the index.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all bytes are as the index says", "1:some are others, unlisted or unreadable, or with --complete absent", "2:could not run"})
public final class CorpusVerifyCommand implements Callable<Integer> {

    @Mixin
    private CorpusOption corpus;

    @Option(names = "--complete", description = "bytes that are not here are a fault, too")
    private boolean complete;

    @Spec
    private CommandSpec spec;

    private int sound;
    private int absent;
    private int faults;

    /** Made by picocli. */
    public CorpusVerifyCommand() {}

    @Override
    public Integer call() {
        new CorpusInspection(corpus.folder(), corpus.index()).tell(this::tell);
        print("%d sound, %d absent, %d faults".formatted(sound, absent, faults));
        return faults == 0 && (absent == 0 || !complete) ? 0 : 1;
    }

    private void tell(Told told) {
        faults += told.isFault() ? 1 : 0;
        switch (told) {
            case Told.Sound(var name, var _) -> {
                sound++;
                progress(name);
            }
            case Told.Absent(var capture) -> {
                absent++;
                print("absent      %s (sha256 %s)".formatted(capture.name(), capture.digest()));
            }
            case Told.Changed(var name, var should, var are) -> print("changed     %s: should be %s, is %s".formatted(name, should, are));
            case Told.Unlisted(var name, var digest) -> print("unlisted    %s (sha256 %s): import it, with origin and licence".formatted(name, digest));
            case Told.Unreadable(var name, var why) -> print("unreadable  %s: %s".formatted(name, why));
        }
    }

    /** To people only. */
    private void progress(String name) {
        if (System.console() != null && System.console().isTerminal()) {
            PrintWriter screen = spec.commandLine().getErr();
            screen.printf("\r\u001b[K%d sound, %s", sound, name);
            screen.flush();
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
