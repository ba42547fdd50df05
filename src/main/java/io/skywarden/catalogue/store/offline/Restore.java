package io.skywarden.catalogue.store.offline;

import com.fasterxml.jackson.core.JacksonException;
import io.skywarden.catalogue.Audit.Verification;
import io.skywarden.catalogue.AuditInspection;
import io.skywarden.catalogue.store.CatalogueEvidence;
import io.skywarden.catalogue.store.DatabaseUnusable;
import io.skywarden.catalogue.store.offline.Manifest.Chain;
import io.skywarden.catalogue.store.offline.Manifest.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A catalogue made anew from an archive, in a database that has no tables. It is kept only when it proves itself whole. */
public final class Restore {

    private final OfflineDatabase database;

    public Restore(OfflineDatabase database) {
        this.database = database;
    }

    /**
     * Makes tables and fills them, and puts keys in place if the archive has any.
     *
     * @throws Damaged with every fault; then nothing was kept
     * @throws DatabaseUnusable if the database has tables
     */
    public Verification read(Path archive) throws IOException {
        try {
            Manifest manifest = check(archive);
            boolean fresh = database.isFile() && !Files.exists(database.file());
            boolean done = false;
            try (Connection connection = database.write()) {
                refuseTables(connection);
                Verification found = fill(connection, archive, manifest);
                done = true;
                return found;
            } finally {
                if (fresh && !done) {
                    Files.deleteIfExists(database.file());
                }
            }
        } catch (SQLException failure) {
            throw database.trouble(failure);
        } catch (Damaged | FileSystemException told) {
            throw told;
        } catch (IOException unreadable) {
            throw new Damaged("it cannot be read: " + unreadable.getMessage());
        }
    }

    /** Before anything is made, all of the archive is read once. */
    private static Manifest check(Path archive) throws IOException, SQLException {
        Manifest manifest = BackupArchive.manifest(archive);
        if (manifest.format() != Manifest.FORMAT) {
            throw new Damaged("it has the format %d, and this program reads %d".formatted(manifest.format(), Manifest.FORMAT));
        }
        Set<String> names = new HashSet<>();
        for (Content file : manifest.files()) {
            if (!KeyFiles.isName(file.name()) || !names.add(file.name())) {
                throw new Damaged("a file of the manifest has a name that no backup gives");
            }
        }
        BackupArchive.visit(archive, manifest, new BackupArchive.Visit() {
            @Override
            public void table(Content table, InputStream bytes) throws IOException {
                bytes.transferTo(OutputStream.nullOutputStream());
            }

            @Override
            public void file(Content file, InputStream bytes) throws IOException {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
        });
        return manifest;
    }

    private void refuseTables(Connection connection) throws SQLException {
        if (!Table.all(connection).isEmpty()) {
            throw new DatabaseUnusable("a backup is restored into an empty database, and this one has tables: " + (database.isFile()
                    ? "set SKYWARDEN_HOME to another folder, or move %s away".formatted(database.file().toAbsolutePath().normalize())
                    : "create another (create database NAME owner USER) and name it in SKYWARDEN_DATABASE"));
        }
    }

    private Verification fill(Connection connection, Path archive, Manifest manifest) throws IOException, SQLException {
        if (!Schema.knows(database, manifest.schema())) {
            throw new Damaged("its tables are of a version that this program does not know: use the program that wrote it, or a newer one");
        }
        boolean done = false;
        try (KeyFiles keys = manifest.files().isEmpty() ? KeyFiles.none() : KeyFiles.into(database.home())) {
            Schema.make(database, manifest.schema());
            connection.setAutoCommit(false);
            load(connection, archive, manifest, keys);
            Verification found = prove(connection, manifest);
            keys.place();
            connection.commit();
            keys.keep();
            done = true;
            return found;
        } finally {
            if (!done) {
                takeBack(connection);
            }
        }
    }

    private static void load(Connection connection, Path archive, Manifest manifest, KeyFiles keys) throws IOException, SQLException {
        List<Table> tables = Table.all(connection).stream().filter(Table::isCopied).toList();
        Map<String, Table> byName = tables.stream().collect(Collectors.toMap(Table::name, Function.identity()));
        List<String> named = manifest.tables().stream().map(Content::name).sorted().toList();
        if (!named.equals(byName.keySet().stream().sorted().toList())) {
            throw new Damaged("its manifest names other tables than version %s has".formatted(manifest.schema()));
        }
        try (Statement statement = connection.createStatement()) {
            for (Table table : tables.reversed()) {
                statement.executeUpdate("delete from " + table.name()); // what the making of the tables put there
            }
        }
        BackupArchive.visit(archive, manifest, new BackupArchive.Visit() {
            @Override
            public void table(Content content, InputStream bytes) throws IOException, SQLException {
                load(connection, byName.get(content.name()), content, bytes);
            }

            @Override
            public void file(Content content, InputStream bytes) throws IOException {
                keys.take(content.name(), bytes);
            }
        });
    }

    private static void load(Connection connection, Table table, Content content, InputStream bytes) throws IOException, SQLException {
        String member = Manifest.member(table.name());
        try {
            long rows = TableMember.read(connection, table, bytes);
            if (rows != content.rows()) {
                throw new Damaged("%s has %d rows, and the manifest says %d".formatted(member, rows, content.rows()));
            }
        } catch (IllegalArgumentException | JacksonException unfit) {
            throw new Damaged("%s holds what no backup writes: %s".formatted(member,
                    unfit instanceof JacksonException json ? json.getOriginalMessage() : unfit.getMessage()));
        } catch (SQLException failure) {
            // The words of a database would repeat the row, and there are secrets among them.
            String state = String.valueOf(failure.getSQLState());
            if (state.startsWith("22") || state.startsWith("23")) {
                throw new Damaged("%s holds a row that %s (SQLSTATE %s)".formatted(member,
                        state.startsWith("22") ? "does not fit the table" : "contradicts another, or lacks one it refers to", state));
            }
            throw failure;
        }
    }

    private static Verification prove(Connection connection, Manifest manifest) throws Damaged {
        Verification found = AuditInspection.of(new CatalogueEvidence(connection), Optional.empty());
        List<String> faults = new ArrayList<>(found.faults());
        if (!new Chain(found.records(), found.end()).equals(manifest.audit())) {
            faults.add("the audit chain ends elsewhere than the manifest says");
        }
        if (!faults.isEmpty()) {
            throw new Damaged(faults);
        }
        return found;
    }

    /** Away with the tables that were made, unless somebody began to use them meanwhile. */
    private static void takeBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            List<Table> made = Table.all(connection);
            if (made.stream().anyMatch(table -> table.name().equals("signature_version")) && isUsed(statement)) {
                throw new DatabaseUnusable("a service began to use the database while it was being filled: nothing was restored");
            }
            for (Table table : made.reversed()) {
                statement.execute("drop table " + (table.isFlyways() ? '"' + table.name() + '"' : table.name()));
            }
        }
    }

    private static boolean isUsed(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from signature_version")) {
            return row.next() && row.getLong(1) > 0;
        }
    }
}
