package io.skywarden.rules.cli;

import picocli.CommandLine.Command;

/** {@code skywarden templates}: what can be done with rule templates of one's own. */
@Command(name = "templates", mixinStandardHelpOptions = true, description = "Rule templates of your own.",
        subcommands = TemplatesCheckCommand.class)
public final class TemplatesCommand {

    /** Made by picocli. */
    public TemplatesCommand() {}
}
