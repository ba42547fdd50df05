package io.skywarden.capture.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code skywarden corpus list}: what the index knows, one capture a line. */
@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Print sha256, bytes, packets, licence, origin, name and contents of each capture of the index, separated by tabs.")
public final class CorpusListCommand implements Callable<Integer> {

    @Mixin
    private CorpusOption corpus;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public CorpusListCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        // No text of an entry holds a control character, so no tab either.
        corpus.index().captures().forEach(capture -> out.printf("%s\t%d\t%d\t%s\t%s\t%s\t%s%n", capture.digest(), capture.bytes(),
                capture.packets(), capture.licence(), capture.origin(), capture.name(), capture.contents()));
        out.flush();
        return 0;
    }
}
