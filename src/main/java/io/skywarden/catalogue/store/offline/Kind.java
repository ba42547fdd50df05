package io.skywarden.catalogue.store.offline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** What a column holds, and how an archive writes it so that either database reads the same again. */
enum Kind {
    TEXT, NUMBER, TRUTH, INSTANT, BYTES;

    static Kind of(int type, String name) {
        return switch (type) {
            case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> NUMBER;
            case Types.BOOLEAN, Types.BIT -> TRUTH;
            case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
            case Types.BINARY, Types.VARBINARY -> BYTES;
            default -> {
                if (name.equals("timestamptz")) { // PostgreSQL's driver calls it a TIMESTAMP
                    yield INSTANT;
                }
                throw new IllegalStateException("no archive holds columns of the type " + name + " yet: teach Kind to");
            }
        };
    }

    void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
        switch (this) {
            case TEXT -> json.writeString(row.getString(column)); // null is written as null
            case INSTANT -> {
                OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
                json.writeString(moment == null ? null : moment.toInstant().toString());
            }
            case BYTES -> {
                byte[] bytes = row.getBytes(column);
                json.writeString(bytes == null ? null : HexFormat.of().formatHex(bytes));
            }
            case NUMBER -> {
                long number = row.getLong(column);
                if (row.wasNull()) {
                    json.writeNull();
                } else {
                    json.writeNumber(number);
                }
            }
            case TRUTH -> {
                boolean truth = row.getBoolean(column);
                if (row.wasNull()) {
                    json.writeNull();
                } else {
                    json.writeBoolean(truth);
                }
            }
        }
    }

    /** @throws IllegalArgumentException if the value is of another kind */
    void bind(PreparedStatement insert, int column, JsonNode value) throws SQLException {
        if (value.isNull()) {
            insert.setNull(column, switch (this) {
                case TEXT -> Types.VARCHAR;
                case NUMBER -> Types.BIGINT;
                case TRUTH -> Types.BOOLEAN;
                case INSTANT -> Types.TIMESTAMP_WITH_TIMEZONE;
                case BYTES -> Types.VARBINARY;
            });
            return;
        }
        switch (this) {
            case TEXT -> insert.setString(column, is(value.isTextual(), value).textValue());
            case NUMBER -> insert.setLong(column, is(value.isIntegralNumber() && value.canConvertToLong(), value).longValue());
            case TRUTH -> insert.setBoolean(column, is(value.isBoolean(), value).booleanValue());
            case INSTANT -> insert.setObject(column, instant(is(value.isTextual(), value).textValue()));
            case BYTES -> insert.setBytes(column, HexFormat.of().parseHex(is(value.isTextual(), value).textValue()));
        }
    }

    private JsonNode is(boolean right, JsonNode value) {
        if (!right) {
            throw new IllegalArgumentException("a value is not of the kind " + this + " but " + value.getNodeType());
        }
        return value;
    }

    private static OffsetDateTime instant(String text) {
        try {
            return Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException noInstant) {
            throw new IllegalArgumentException("'" + text + "' is no instant");
        }
    }
}
