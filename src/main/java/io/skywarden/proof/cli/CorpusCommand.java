package io.skywarden.proof.cli;

import io.skywarden.capture.cli.CapturesImportCommand;
import io.skywarden.capture.cli.CorpusLicencesCommand;
import io.skywarden.capture.cli.CorpusListCommand;
import io.skywarden.capture.cli.CorpusVerifyCommand;
import picocli.CommandLine.Command;

/** {@code skywarden corpus}: the captures that proofs are held against, what is known of them, and how far signatures reach in them. */
@Command(name = "corpus", mixinStandardHelpOptions = true, description = "The captures that proofs are held against.",
        subcommands = {CapturesImportCommand.class, CorpusListCommand.class, CorpusVerifyCommand.class, CorpusLicencesCommand.class,
                CorpusLabelsCommand.class, CorpusCoverageCommand.class})
public final class CorpusCommand {

    /** Made by picocli. */
    public CorpusCommand() {}
}
