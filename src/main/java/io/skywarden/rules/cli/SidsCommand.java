package io.skywarden.rules.cli;

import picocli.CommandLine.Command;

/** {@code skywarden sids}: what can be done with the numbers of rules. */
@Command(name = "sids", mixinStandardHelpOptions = true, description = "The numbers of our rules.",
        subcommands = {SidsCheckCommand.class, SidsListCommand.class})
public final class SidsCommand {

    /** Made by picocli. */
    public SidsCommand() {}
}
