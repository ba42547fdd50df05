package io.skywarden.catalogue.store.offline;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as a database describes it. Names are in small letters, which both databases take for their own. Of tables that are not
 * copied nothing else is looked at.
 */
record Table(String name, List<Column> columns, Set<String> refersTo) {

    private static final String FLYWAYS = "flyway_schema_history";
    private static final Set<String> NOT_COPIED = Set.of(FLYWAYS, "instance_lock", "scheduled_tasks");

    /** A column of it. */
    record Column(String name, Kind kind) {}

    boolean isCopied() {
        return !NOT_COPIED.contains(name);
    }

    /** Flyway quotes the name of its own table. */
    boolean isFlyways() {
        return name.equals(FLYWAYS);
    }

    /** @return columns with commas between them */
    String columnNames() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** All tables, each after those it refers to. */
    static List<Table> all(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        List<Table> found = new ArrayList<>();
        try (ResultSet tables = about.getTables(connection.getCatalog(), connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                found.add(read(connection, tables.getString("TABLE_NAME")));
            }
        }
        return inOrder(found);
    }

    private static Table read(Connection connection, String name) throws SQLException {
        if (NOT_COPIED.contains(small(name))) {
            return new Table(small(name), List.of(), Set.of());
        }
        DatabaseMetaData about = connection.getMetaData();
        List<Column> columns = new ArrayList<>();
        String pattern = name.replace("_", about.getSearchStringEscape() + "_");
        try (ResultSet rows = about.getColumns(connection.getCatalog(), connection.getSchema(), pattern, null)) {
            while (rows.next()) {
                columns.add(new Column(small(rows.getString("COLUMN_NAME")), Kind.of(rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME"))));
            }
        }
        Set<String> refersTo = new LinkedHashSet<>();
        try (ResultSet keys = about.getImportedKeys(connection.getCatalog(), connection.getSchema(), name)) {
            while (keys.next()) {
                refersTo.add(small(keys.getString("PKTABLE_NAME")));
            }
        }
        refersTo.remove(small(name));
        return new Table(small(name), List.copyOf(columns), Set.copyOf(refersTo));
    }

    private static List<Table> inOrder(List<Table> found) {
        List<Table> waiting = new ArrayList<>(found);
        waiting.sort(Comparator.comparing(Table::name));
        List<Table> ordered = new ArrayList<>();
        Set<String> placed = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            Table next = waiting.stream().filter(table -> placed.containsAll(table.refersTo)).findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer to each other in a circle: " + waiting));
            waiting.remove(next);
            placed.add(next.name);
            ordered.add(next);
        }
        return ordered;
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
