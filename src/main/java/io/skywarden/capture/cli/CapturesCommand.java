package io.skywarden.capture.cli;

import picocli.CommandLine.Command;

/** {@code skywarden captures}: what can be done with captures. */
@Command(name = "captures", mixinStandardHelpOptions = true, description = "Keep real captures.",
        subcommands = {CapturesImportCommand.class, CapturesPlayCommand.class, CapturesMultiplyCommand.class,
                CapturesDecodeCommand.class})
public final class CapturesCommand {

    /** Made by picocli. */
    public CapturesCommand() {}
}
