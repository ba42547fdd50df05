package io.skywarden.app.api;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Breaks what a service stands on, one thing after the other, and mends it again. */
final class Sabotage {

    /** What is done while something is broken. */
    interface Meanwhile {
        void run() throws IOException, InterruptedException;
    }

    /** Puts something useless in the place of a file. */
    private interface Another {
        void put(Path file) throws IOException;
    }

    /** Reads as a file and fails as a disk does. */
    private static final Path BAD_SECTOR = Path.of("/proc/self/mem");

    private final DataSource database;
    private final Path home;

    Sabotage(DataSource database, Path home) {
        this.database = database;
        this.home = home;
    }

    /** Takes each table away, and then each published file's bytes. */
    void each(Meanwhile meanwhile) throws SQLException, IOException, InterruptedException {
        for (String table : tables()) {
            execute("alter table %s rename to away".formatted(table));
            try {
                meanwhile.run();
            } finally {
                execute("alter table away rename to %s".formatted(table));
            }
        }
        withInstead("targets", Sabotage::tooLong, meanwhile);
        withInstead("metadata", file -> Files.createSymbolicLink(file, BAD_SECTOR), meanwhile);
    }

    /** Longer than any array of Java, and with nothing in it. */
    private static void tooLong(Path file) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
    }

    private void withInstead(String folder, Another another, Meanwhile meanwhile) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(home.resolve("repository").resolve(folder))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".away"));
            another.put(file);
        }
        try {
            meanwhile.run();
        } finally {
            for (Path file : files) {
                Files.delete(file);
                Files.move(file.resolveSibling(file.getFileName() + ".away"), file);
            }
        }
    }

    /** Those that tokens are looked up in come last: without them nobody gets any further. */
    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet found = connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        tables.removeIf(table -> table.startsWith("flyway"));
        tables.sort(Comparator.comparing(table -> table.toLowerCase(java.util.Locale.ROOT).startsWith("access_")));
        return tables;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
