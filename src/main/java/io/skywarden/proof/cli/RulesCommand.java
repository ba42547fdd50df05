package io.skywarden.proof.cli;

import picocli.CommandLine.Command;

/** {@code skywarden rules}: what the engines of this machine say of our rules. */
@Command(name = "rules", mixinStandardHelpOptions = true, description = "Our rules before the engines of this machine.",
        subcommands = RulesCheckCommand.class)
public final class RulesCommand {

    /** Made by picocli. */
    public RulesCommand() {}
}
