package io.skywarden.catalogue.store.offline;

import java.time.Instant;
import java.util.List;

/**
 * What an archive holds; its first member.
 *
 * @param format of the archive itself
 * @param schema the version of the tables
 * @param tables in an order in which they can be filled
 * @param files of the data folder; none unless keys were asked for
 */
record Manifest(int format, String schema, String made, Chain audit, List<Content> tables, List<Content> files) {

    static final String NAME = "manifest.json";
    static final int FORMAT = 1;

    /** The audit chain as it was. */
    record Chain(long records, String end) {}

    /** A member: a table by its name, or a file by its path in the data folder. */
    record Content(String name, long rows, long bytes, String sha256) {}

    Manifest {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    static Manifest of(String schema, Instant made, Chain audit, List<Content> tables, List<Content> files) {
        return new Manifest(FORMAT, schema, made.toString(), audit, tables, files);
    }

    static String member(String table) {
        return "tables/" + table + ".ndjson";
    }

    static String fileMember(String file) {
        return "home/" + file;
    }
}
