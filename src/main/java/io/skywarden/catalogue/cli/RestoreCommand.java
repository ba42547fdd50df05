package io.skywarden.catalogue.cli;

import io.skywarden.catalogue.Audit.Verification;
import io.skywarden.catalogue.store.offline.Damaged;
import io.skywarden.catalogue.store.offline.OfflineDatabase;
import io.skywarden.catalogue.store.offline.Restore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code skywarden restore}: an empty database is filled from one file, or stays empty. */
@Command(name = "restore", mixinStandardHelpOptions = true,
        description = "Fill an empty database from a backup. It is kept only if digests, row counts and the audit chain hold.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:restored", "1:the file has faults, and nothing was kept", "2:could not run"})
public final class RestoreCommand implements Callable<Integer> {

    private final Supplier<OfflineDatabase> database;

    @Parameters(paramLabel = "FILE", description = "the archive")
    private Path file;

    @Spec
    private CommandSpec spec;

    public RestoreCommand(Supplier<OfflineDatabase> database) {
        this.database = database;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Verification found = new Restore(database.get()).read(file);
            VerificationText.print(found, out);
            return 0;
        } catch (Damaged damaged) {
            damaged.faults().forEach(fault -> out.println("fault: " + fault));
            out.println("NOT RESTORED: nothing was kept of " + file);
            out.flush();
            return 1;
        }
    }
}
