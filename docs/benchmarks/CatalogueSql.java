import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Times what the database itself takes: the statements of the service through one JDBC connection, all columns read.
 * usage: java -cp 'LIBRARIES' CatalogueSql.java URL ROUNDS REQUESTS
 * It writes signatures that the audit chain does not fit: for a database that is thrown away.
 * Prints a line for each operation and round: name, p50, p99, the longest, in microseconds, and requests a second.
 */
final class CatalogueSql {

    private static final String LINE = "select h.signature_id, h.title, h.family, h.era, h.confidence, h.state, h.latest, h.stage, h.in_force,"
            + " h.content_hash, h.changed_at from signature_head h where ";
    private static final String END = " order by h.signature_id fetch first 101 rows only";
    private static final String FILTER_END = END.replace("order by", "order by h.family,");
    private static final String RANGE = "w.word >= ? and w.word < ?";
    private static final String AMONG = "h.signature_id in (select w.signature_id from signature_word w where " + RANGE + ")";
    private static final String HAS = "exists (select 1 from signature_word w where w.signature_id = h.signature_id and " + RANGE + ")";
    private static final String FOUND = "select count(*) from (select 1 from signature_word w where " + RANGE + " fetch first 2000 rows only) found";

    private final Connection database;
    private final Random chance = new Random(1);
    private List<String> ids = new ArrayList<>();

    private CatalogueSql(Connection database) {
        this.database = database;
    }

    private interface Operation {
        void run(int n) throws SQLException;
    }

    public static void main(String... arguments) throws Exception {
        try (Connection database = DriverManager.getConnection(arguments[0])) {
            new CatalogueSql(database).run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        }
    }

    private void run(int rounds, int requests) throws SQLException {
        try (ResultSet all = database.createStatement().executeQuery("select signature_id from signature_head where signature_id like 'G%'")) {
            while (all.next()) {
                ids.add(all.getString(1));
            }
        }
        for (int round = 0; round <= rounds; round++) {
            boolean warm = round == 0;
            int each = warm ? requests / 3 : requests;
            time("list", each, warm, n -> read(LINE + "true" + END));
            time("deep", each, warm, n -> read(LINE + "h.signature_id > ?" + END, id()));
            time("filter", each, warm, n -> read(LINE + "h.family = ? and h.state = ?" + FILTER_END, one("TEAMS", "SKYPE_CLOUD", "SKYPE_CLASSIC"), one("active", "experimental", "retired")));
            time("rare", each, warm, n -> search("needle" + chance.nextInt(5000)));
            time("common", each, warm, n -> search(List.of("the", "cl", "pro", "sign").get(n % 4)));
            time("two", each, warm, n -> search(List.of("the", "cl", "pro", "sign").get(n % 4), "needle" + chance.nextInt(5000)));
            time("two-common", each, warm, n -> search("prob", "relay"));
            time("detail", each, warm, n -> {
                String id = id();
                read("select * from signature_head where signature_id = ?", id);
                read("select * from signature_version where signature_id = ? and number = ?", id, 10);
            });
            time("versions", each, warm, n -> read("select v.signature_id, v.title, v.family, v.era, v.confidence, v.state, v.number, s.stage, h.in_force,"
                    + " v.content_hash, v.first_seen from signature_version v join version_standing s on s.signature_id = v.signature_id and s.number = v.number"
                    + " join signature_head h on h.signature_id = v.signature_id where v.signature_id = ? order by v.number desc", id()));
            time("begin", each, warm, n -> begin());
        }
    }

    private String one(String... of) {
        return of[chance.nextInt(of.length)];
    }

    private String id() {
        return ids.get(chance.nextInt(ids.size()));
    }

    private void search(String... words) throws SQLException {
        List<Object> values = new ArrayList<>();
        List<Long> found = new ArrayList<>();
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            byte[] behind = Arrays.copyOf(bytes, bytes.length + 1);
            behind[bytes.length] = (byte) 0xff;
            values.add(bytes);
            values.add(behind);
            found.add(read(FOUND, bytes, behind));
        }
        long fewest = java.util.Collections.min(found);
        int rarest = fewest < 2_000 ? found.indexOf(fewest) : -1;
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            conditions.add(i == rarest ? AMONG : HAS);
        }
        read(LINE + String.join(" and ", conditions) + END, values.toArray());
    }

    /** What a new signature writes, in one transaction. The chain is not a real one: only the writing is timed. */
    private void begin() throws SQLException {
        database.setAutoCommit(false);
        read("select seq, hash from audit_head for update");
        String id = "S" + Long.toString(System.nanoTime(), 36);
        java.time.OffsetDateTime now = java.time.OffsetDateTime.now();
        String hash = "0".repeat(64);
        read("select * from signature_head where signature_id = ?", id);
        write("insert into signature_version (signature_id, number, content_hash, first_seen, title, family, era, confidence, state, signature_yaml, proof_yaml,"
                + " recipe) values (?,1,?,?,'Title','TEAMS','CLOUD','LOW','active',?,'','')", id, hash, now, "x".repeat(1_500));
        write("insert into version_standing (signature_id, number, stage, since) values (?,1,'DRAFT',?)", id, now);
        write("insert into signature_head (signature_id, revision, latest, stage, title, family, era, confidence, state, content_hash, changed_at)"
                + " values (?,1,1,'DRAFT','Title','TEAMS','CLOUD','LOW','active',?,?)", id, hash, now);
        try (PreparedStatement words = database.prepareStatement("insert into signature_word (word, signature_id) values (?,?)")) {
            for (int i = 0; i < 60; i++) {
                words.setBytes(1, ("word" + i).getBytes(StandardCharsets.UTF_8));
                words.setString(2, id);
                words.addBatch();
            }
            words.executeBatch();
        }
        write("insert into audit_record (seq, at, actor, act, signature_id, number, from_stage, to_stage, why, content_hash, previous, hash)"
                + " select seq + 1, ?, 'ann', 'draft', ?, 1, 'DRAFT', 'DRAFT', 'timed', ?, hash, ? from audit_head", now, id, hash, hash);
        write("update audit_head set seq = seq + 1, hash = ?", hash);
        database.commit();
        database.setAutoCommit(true);
    }

    private void write(String sql, Object... values) throws SQLException {
        PreparedStatement change = prepared.get(sql);
        if (change == null) {
            change = database.prepareStatement(sql);
            prepared.put(sql, change);
        }
        for (int i = 0; i < values.length; i++) {
            change.setObject(i + 1, values[i]);
        }
        change.executeUpdate();
    }

    private final java.util.Map<String, PreparedStatement> prepared = new java.util.HashMap<>();

    /** What the first column of the last row says, where it is a number. */
    private long read(String sql, Object... values) throws SQLException {
        PreparedStatement query = prepared.get(sql);
        if (query == null) {
            query = database.prepareStatement(sql);
            prepared.put(sql, query);
        }
        for (int i = 0; i < values.length; i++) {
            query.setObject(i + 1, values[i]);
        }
        long last = 0;
        try (ResultSet rows = query.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    String text = rows.getString(column);
                    last = column == 1 && sql == FOUND ? Long.parseLong(text) : last;
                }
            }
        }
        return last;
    }

    private static void time(String name, int requests, boolean warm, Operation operation) throws SQLException {
        long[] took = new long[requests];
        for (int n = 0; n < requests; n++) {
            long start = System.nanoTime();
            operation.run(n);
            took[n] = (System.nanoTime() - start) / 1_000;
        }
        if (!warm) {
            double seconds = Arrays.stream(took).sum() / 1e6;
            Arrays.sort(took);
            System.out.printf("%s %d %d %d %.0f%n", name, took[requests / 2], took[(int) (requests * 0.99)], took[requests - 1], requests / seconds);
        }
    }
}
