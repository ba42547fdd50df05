package io.skywarden.catalogue.cli;

import io.skywarden.catalogue.Audit.Verification;
import io.skywarden.catalogue.store.offline.OfflineAudit;
import io.skywarden.catalogue.store.offline.OfflineDatabase;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code skywarden audit verify}: walks the audit chain of a catalogue that no service holds. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Walk the audit chain, and see whether versions and lists still say what it tells.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:whole", "1:something was changed", "2:could not run"})
public final class AuditVerifyCommand implements Callable<Integer> {

    private final Supplier<OfflineDatabase> database;

    @Option(names = "--end", paramLabel = "HASH", description = "the end of the chain as it was told earlier: it must still be in it")
    private String end;

    @Spec
    private CommandSpec spec;

    public AuditVerifyCommand(Supplier<OfflineDatabase> database) {
        this.database = database;
    }

    @Override
    public Integer call() {
        if (end != null && !end.matches("[0-9a-f]{64}")) {
            throw new ParameterException(spec.commandLine(), "--end '%s' is not the hash of a record: 64 digits 0-9 and a-f".formatted(end));
        }
        Verification found = new OfflineAudit(database.get()).verify(Optional.ofNullable(end));
        VerificationText.print(found, spec.commandLine().getOut());
        return found.holds() ? 0 : 1;
    }
}
