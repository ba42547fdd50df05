package io.skywarden.catalogue.cli;

import io.skywarden.catalogue.Audit.Verification;
import io.skywarden.catalogue.store.offline.Backup;
import io.skywarden.catalogue.store.offline.OfflineDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code skywarden backup}: the whole database in one file. */
@Command(name = "backup", mixinStandardHelpOptions = true,
        description = "Write everything in the database to one file. It holds the hashes of passwords and tokens.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "1:written, but the audit chain has faults, so that it cannot be restored", "2:could not run"})
public final class BackupCommand implements Callable<Integer> {

    private final Supplier<OfflineDatabase> database;
    private final Clock clock;

    @Parameters(paramLabel = "FILE", description = "the archive (.tar.gz), which must not be there yet")
    private Path file;

    @Option(names = "--with-keys", description = "add the keys that sign, and the published repository: whoever has the file can sign")
    private boolean withKeys;

    @Spec
    private CommandSpec spec;

    public BackupCommand(Supplier<OfflineDatabase> database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Verification found = new Backup(database.get(), clock).write(file, withKeys);
        PrintWriter out = spec.commandLine().getOut();
        VerificationText.print(found, out);
        out.printf("wrote %s; keep it secret: it holds %s%n", file,
                withKeys ? "the keys that sign, and hashes of passwords and tokens" : "hashes of passwords and tokens");
        out.flush();
        return found.holds() ? 0 : 1;
    }
}
