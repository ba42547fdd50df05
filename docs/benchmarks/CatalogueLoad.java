import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.AuditRecord;
import io.skywarden.catalogue.Search;
import io.skywarden.catalogue.Stage;
import io.skywarden.catalogue.Why;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.signature.yaml.SignatureText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills catalogues, one per URL, whose tables the service has made, as if analysts had worked on them for years: signatures with
 * 10 versions each, and an audit record for each version. Always the same ones. The newest version of each is read by the
 * service's own reader, so its hash and words are what the service would keep; of older ones the hash is that of their text.
 * usage: java -cp 'LIBRARIES' CatalogueLoad.java SIGNATURES URL...
 */
final class CatalogueLoad {

    private static final int VERSIONS = 10;
    private static final int AT_ONCE = 500;
    private static final OffsetDateTime BEGIN = OffsetDateTime.of(2016, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final List<String> FAMILIES = List.of("skype-classic", "skype-cloud", "skype-for-business", "teams");
    private static final List<String> ERAS = List.of("classic", "cloud", "sfb", "teams", "all");
    private static final List<String> CONFIDENCES = List.of("low", "medium", "high");
    private static final List<String> OFTEN = List.of("the", "client", "sends", "bytes", "flow", "port", "server", "packet", "first", "length",
            "call", "relay", "probe", "login", "media", "stream", "never", "other", "programs", "header");
    private static final List<String> SYLLABLES = List.of("ba", "cor", "di", "fen", "gu", "hal", "ki", "lum", "mo", "nar", "pi", "qua", "ros", "su", "tel", "vor");
    private static final Why WHY = new Why("made for a benchmark");

    private final List<Connection> databases = new ArrayList<>();
    private final List<List<PreparedStatement>> inserts = new ArrayList<>();
    private final List<long[]> ends = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();

    private static final List<String> STATEMENTS = List.of(
            "insert into signature_version (signature_id, number, content_hash, first_seen, title, family, era, confidence, state, signature_yaml,"
                    + " proof_yaml, recipe, author, reason, parent) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            "insert into version_standing (signature_id, number, stage, since) values (?,?,?,?)",
            "insert into signature_head (signature_id, revision, latest, in_force, in_force_hash, stage, title, family, era, confidence, state,"
                    + " content_hash, changed_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            "insert into signature_word (word, signature_id) values (?,?)",
            "insert into audit_record (seq, at, actor, act, signature_id, number, from_stage, to_stage, why, content_hash, previous, hash)"
                    + " values (?,?,?,?,?,?,?,?,?,?,?,?)");

    public static void main(String... arguments) throws Exception {
        new CatalogueLoad().load(Integer.parseInt(arguments[0]), Stream.of(arguments).skip(1).toList());
    }

    private void load(int signatures, List<String> urls) throws Exception {
        for (String url : urls) {
            open(DriverManager.getConnection(url));
        }
        long start = System.nanoTime();
        for (int n = 0; n < signatures; n++) {
            signature(n);
            if ((n + 1) % AT_ONCE == 0 || n + 1 == signatures) {
                flush();
            }
        }
        for (int i = 0; i < databases.size(); i++) {
            close(i);
        }
        System.out.printf("loaded %d signatures with %d versions each into %d databases in %d s%n", signatures, VERSIONS, urls.size(),
                (System.nanoTime() - start) / 1_000_000_000);
    }

    private void open(Connection database) throws SQLException {
        database.setAutoCommit(false);
        databases.add(database);
        List<PreparedStatement> prepared = new ArrayList<>();
        for (String sql : STATEMENTS) {
            prepared.add(database.prepareStatement(sql));
        }
        inserts.add(prepared);
        try (ResultSet end = database.createStatement().executeQuery("select seq, hash from audit_head")) {
            end.next();
            ends.add(new long[] {end.getLong(1)});
            hashes.add(end.getString(2));
        }
    }

    private void flush() throws SQLException {
        for (int i = 0; i < databases.size(); i++) {
            for (PreparedStatement insert : inserts.get(i)) {
                insert.executeBatch();
            }
            databases.get(i).commit();
        }
    }

    private void close(int i) throws SQLException {
        Connection database = databases.get(i);
        try (PreparedStatement end = database.prepareStatement("update audit_head set seq = ?, hash = ?")) {
            end.setLong(1, ends.get(i)[0]);
            end.setString(2, hashes.get(i));
            end.executeUpdate();
        }
        database.commit();
        database.setAutoCommit(true);
        database.createStatement().execute(database.getMetaData().getURL().startsWith("jdbc:h2:") ? "analyze" : "vacuum analyze");
        database.close();
    }

    /** What a signature says in a version. */
    private record Said(String id, int number, String title, String family, String era, String confidence, String state, String yaml, String recipe) {}

    private void signature(int n) throws Exception {
        Random chance = new Random(n);
        String id = "G%05d-%s".formatted(n, syllables(chance, 2));
        String state = chance.nextInt(20) == 0 ? "retired" : chance.nextInt(6) == 0 ? "experimental" : "active";
        // One in five is under review; none is handed in, so the service has nothing to prove.
        Stage stage = state.equals("retired") ? Stage.RETIRED
                : chance.nextInt(5) == 0 ? List.of(Stage.DRAFT, Stage.PROVEN, Stage.APPROVED).get(chance.nextInt(3)) : Stage.ACTIVE;
        String[] said = {FAMILIES.get(chance.nextInt(4)), ERAS.get(chance.nextInt(5)), CONFIDENCES.get(chance.nextInt(3))};
        String before = null;
        for (int number = 1; number <= VERSIONS; number++) {
            boolean newest = number == VERSIONS;
            Said now = say(chance, n, id, number, said, newest ? state : "active");
            AuthoredSignature read = newest ? SignatureText.read(id, new AuthoredText(now.yaml, "", now.recipe)) : null;
            String hash = newest ? read.contentHash() : sha256(now.yaml + now.recipe);
            put(now, hash, newest ? stage : Stage.ACTIVE);
            if (newest) {
                head(now, hash, stage, before);
                words(id, Search.words(id + " " + read.signature().title() + " " + read.signature().description()));
            }
            before = hash;
        }
    }

    private static Said say(Random chance, int n, String id, int number, String[] said, String state) {
        String title = "Sign %d: %s %s of the %s".formatted(n, word(chance), word(chance), OFTEN.get(chance.nextInt(OFTEN.size())));
        String description = Stream.generate(() -> word(chance)).limit(80).collect(Collectors.joining(" ")) + " needle" + n % 5000;
        byte[] bytes = new byte[16];
        chance.nextBytes(bytes);
        String hex = HexFormat.ofDelimiter(" ").formatHex(bytes);
        String yaml = """
                id: %s
                title: "%s"
                family: %s
                era: %s
                confidence: %s
                state: %s
                %sdescription: %s
                sources:
                  - title: Made for a benchmark
                transport: tcp
                steps:
                  - direction: to-server
                    shows:
                      - size: 72
                      - bytes: {at: 0, hex: "%s"}
                """.formatted(id, title, said[0], said[1], said[2], state, state.equals("retired") ? "reason: made up\n" : "", description, hex);
        String recipe = """
                flow hit tcp 10.1.0.2:50001 -> 203.0.113.7:443 hit
                  > hex %s ; random 56
                  < random 40
                flow one-byte-more tcp 10.1.0.2:50002 -> 203.0.113.7:443 silent
                  > hex %s ; random 57
                flow one-byte-less tcp 10.1.0.2:50003 -> 203.0.113.7:443 silent
                  > hex %s ; random 55
                flow from-server tcp 10.1.0.2:50004 -> 203.0.113.7:443 silent
                  > random 30
                  < hex %s ; random 56
                """.formatted(hex, hex, hex, hex);
        return new Said(id, number, title, said[0].toUpperCase().replace('-', '_'), said[1].toUpperCase(), said[2].toUpperCase(), state, yaml, recipe);
    }

    /** Half of all words are a few; the others come from some thousands, the later the rarer. */
    private static String word(Random chance) {
        return chance.nextBoolean() ? OFTEN.get(chance.nextInt(OFTEN.size())) : syllables(new Random((long) (5_000 * Math.pow(chance.nextDouble(), 2))), 3);
    }

    private static String syllables(Random chance, int count) {
        return Stream.generate(() -> SYLLABLES.get(chance.nextInt(SYLLABLES.size()))).limit(count).collect(Collectors.joining());
    }

    private void put(Said said, String hash, Stage stage) throws SQLException {
        OffsetDateTime at = BEGIN.plusHours(said.number * 7_000L);
        for (int i = 0; i < databases.size(); i++) {
            add(inserts.get(i).get(0), said.id, said.number, hash, at, said.title, said.family, said.era, said.confidence, said.state, said.yaml, "",
                    said.recipe, "ann", WHY.text(), said.number == 1 ? null : said.number - 1);
            add(inserts.get(i).get(1), said.id, said.number, stage.name(), at);
            tell(i, new SignatureId(said.id), said.number, hash, stage, at);
        }
    }

    private void tell(int i, SignatureId id, int number, String hash, Stage stage, OffsetDateTime at) throws SQLException {
        long seq = ++ends.get(i)[0];
        String previous = hashes.get(i);
        List<String> members = List.of("" + seq, at.toInstant().toString(), "ann", "import", id.value(), "" + number, stage.name(), stage.name(), WHY.text(), hash, previous);
        String own = sha256(members.stream().map(member -> member.getBytes(StandardCharsets.UTF_8).length + ":" + member).collect(Collectors.joining("\n")));
        if (seq % 10_000 == 0 && !new AuditRecord(seq, at.toInstant(), new Actor("ann"), "import", id, number, stage, stage, WHY, hash, previous, own).isIntact()) {
            throw new IllegalStateException("the service computes another hash for record " + seq);
        }
        add(inserts.get(i).get(4), seq, at, "ann", "import", id.value(), number, stage.name(), stage.name(), WHY.text(), hash, previous, own);
        hashes.set(i, own);
    }

    private void head(Said said, String hash, Stage stage, String before) throws SQLException {
        boolean inForce = stage == Stage.ACTIVE || stage == Stage.RETIRED;
        for (List<PreparedStatement> insert : inserts) {
            add(insert.get(2), said.id, VERSIONS, VERSIONS, inForce ? VERSIONS : VERSIONS - 1, inForce ? hash : before, stage.name(), said.title,
                    said.family, said.era, said.confidence, said.state, hash, BEGIN.plusHours(VERSIONS * 7_000L));
        }
    }

    private void words(String id, List<String> words) throws SQLException {
        for (List<PreparedStatement> insert : inserts) {
            for (String word : words) {
                add(insert.get(3), word.getBytes(StandardCharsets.UTF_8), id);
            }
        }
    }

    private static void add(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                insert.setNull(i + 1, java.sql.Types.INTEGER);
            } else {
                insert.setObject(i + 1, values[i]);
            }
        }
        insert.addBatch();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
