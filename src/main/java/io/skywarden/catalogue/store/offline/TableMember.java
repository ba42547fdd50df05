package io.skywarden.catalogue.store.offline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skywarden.catalogue.store.offline.Manifest.Content;
import io.skywarden.catalogue.store.offline.Table.Column;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;

/** The rows of a table as lines of JSON, one object each. Never more than a few hundred are in memory. */
final class TableMember {

    private static final int AT_ONCE = 200;
    private static final int LONGEST_VALUE = 200_000_000;
    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_VALUE).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private TableMember() {}

    static Content write(Connection connection, Table table, Path file) throws SQLException, IOException {
        MessageDigest digest = Digest.begin();
        long rows = 0;
        try (OutputStream bytes = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest);
                JsonGenerator json = JSON.getFactory().createGenerator(bytes); Statement statement = connection.createStatement()) {
            json.setRootValueSeparator(null);
            statement.setFetchSize(AT_ONCE);
            try (ResultSet found = statement.executeQuery("select " + table.columnNames() + " from " + table.name())) {
                while (found.next()) {
                    write(found, table, json);
                    rows++;
                }
            }
        }
        return new Content(table.name(), rows, Files.size(file), Digest.hex(digest));
    }

    private static void write(ResultSet row, Table table, JsonGenerator json) throws SQLException, IOException {
        json.writeStartObject();
        int number = 1;
        for (Column column : table.columns()) {
            json.writeFieldName(column.name());
            column.kind().write(row, number++, json);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** @return how many rows there were */
    static long read(Connection connection, Table table, InputStream bytes) throws SQLException, IOException {
        String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        long rows = 0;
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + table.name() + " (" + table.columnNames() + ") values (" + marks + ")");
                MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(bytes)) {
            while (lines.hasNextValue()) {
                bind(insert, table, lines.nextValue());
                insert.addBatch();
                if (++rows % AT_ONCE == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        return rows;
    }

    private static void bind(PreparedStatement insert, Table table, JsonNode row) throws SQLException {
        if (!row.isObject() || row.size() != table.columns().size()) {
            throw new IllegalArgumentException("a row has other columns than the table");
        }
        int number = 1;
        for (Column column : table.columns()) {
            JsonNode value = row.get(column.name());
            if (value == null) {
                throw new IllegalArgumentException("a row lacks the column " + column.name());
            }
            column.kind().bind(insert, number++, value);
        }
    }
}
