package io.skywarden.catalogue.cli;

import picocli.CommandLine.Command;

/** {@code skywarden audit}: what can be done with the audit chain. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "The audit chain.", subcommands = AuditVerifyCommand.class)
public final class AuditCommand {

    /** Made by picocli. */
    public AuditCommand() {}
}
