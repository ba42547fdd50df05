package io.skywarden.catalogue.store.offline;

import io.skywarden.catalogue.store.DatabasePlace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Databases and archives for tests, looked at and tampered with beside the program. */
final class Places {

    private Places() {}

    static OfflineDatabase file(Path home) {
        return OfflineDatabase.of(new DatabasePlace(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), home);
    }

    static OfflineDatabase postgres(String url) {
        return OfflineDatabase.of(new DatabasePlace(Optional.of(url), Optional.of("skywarden"), Optional.of("unused"), Optional.empty()),
                Path.of("target"));
    }

    static void tamper(OfflineDatabase database, String... changes) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String change : changes) {
                statement.execute(change);
            }
        }
    }

    /** The members of an archive in their order. */
    static Map<String, byte[]> members(Path archive) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                members.put(entry.getName(), tar.readAllBytes());
            }
        }
        return members;
    }

    /** The rows of each table, whatever their order. */
    static Map<String, List<String>> rows(Path archive) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        members(archive).forEach((name, bytes) -> {
            if (name.startsWith("tables/")) {
                rows.put(name, new String(bytes, java.nio.charset.StandardCharsets.UTF_8).lines().sorted().toList());
            }
        });
        return rows;
    }

    /** A copy with other members. */
    static Path forged(Path archive, UnaryOperator<Map<String, byte[]>> forge) throws IOException {
        Path copy = archive.resolveSibling("forged-" + archive.getFileName());
        try (OutputStream bytes = Files.newOutputStream(copy);
                var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            for (var member : new ArrayList<>(forge.apply(members(archive)).entrySet())) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
                entry.setSize(member.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
        }
        return copy;
    }
}
