package io.skywarden.catalogue.store.offline;

import io.skywarden.catalogue.Audit.Verification;
import io.skywarden.catalogue.AuditInspection;
import io.skywarden.catalogue.store.CatalogueEvidence;
import io.skywarden.catalogue.store.offline.Manifest.Chain;
import io.skywarden.catalogue.store.offline.Manifest.Content;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything in the database at one moment, in one archive that either kind of database is made anew from. */
public final class Backup {

    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final OfflineDatabase database;
    private final Clock clock;

    public Backup(OfflineDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes the archive, which is not there before it is complete.
     *
     * @param withKeys whether the keys that sign and what they signed go along
     * @return what a look at the audit chain found; an archive of a chain with faults cannot be restored
     */
    public Verification write(Path archive, boolean withKeys) throws IOException {
        if (Files.exists(archive)) {
            throw new FileAlreadyExistsException(archive + " is there already: name another file");
        }
        Path folder = archive.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder to write to");
        }
        Path work = Files.createTempDirectory(folder, "." + archive.getFileName() + "-", OWNER_ONLY);
        try (Connection connection = database.read()) {
            String schema = Schema.current(database, connection);
            Verification found = AuditInspection.of(new CatalogueEvidence(connection), Optional.empty());
            List<Content> tables = new ArrayList<>();
            for (Table table : Table.all(connection)) {
                if (table.isCopied()) {
                    tables.add(TableMember.write(connection, table, work.resolve(table.name())));
                }
            }
            List<Content> files = withKeys ? keys() : List.of();
            Manifest manifest = Manifest.of(schema, clock.instant(), new Chain(found.records(), found.end()), tables, files);
            Path whole = work.resolve("archive");
            BackupArchive.write(whole, manifest, table -> work.resolve(table), database.home()::resolve);
            Files.move(whole, archive);
            return found;
        } catch (SQLException failure) {
            throw database.trouble(failure);
        } finally {
            KeyFiles.delete(work);
        }
    }

    private List<Content> keys() throws IOException {
        List<Content> files = new ArrayList<>();
        for (Path file : KeyFiles.in(database.home())) {
            files.add(new Content(database.home().relativize(file).toString(), 0, Files.size(file), Digest.of(file)));
        }
        return files;
    }
}
