package io.skywarden.catalogue.store;

import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.AuditRecord;
import io.skywarden.catalogue.AuditTrail;
import io.skywarden.catalogue.Evidence;
import io.skywarden.catalogue.Stage;
import io.skywarden.catalogue.Why;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Evidence read over one connection, straight through and row by row. Its transaction must see one moment. */
public final class CatalogueEvidence implements Evidence {

    private static final int AT_ONCE = 200;
    private static final String RECORDS = """
            select r.*, v.content_hash as held from audit_record r
              left join signature_version v on v.signature_id = r.signature_id and v.number = r.number order by r.seq""";
    private static final String VERSIONS = """
            select v.*, s.stage, f.actor as told_author, f.why as told_reason, f.at as told_at, l.to_stage as told_stage,
                   h.signature_id as head
              from signature_version v
              left join version_standing s on s.signature_id = v.signature_id and s.number = v.number
              left join signature_head h on h.signature_id = v.signature_id
              left join audit_record f on f.seq =
                   (select min(seq) from audit_record a where a.signature_id = v.signature_id and a.number = v.number)
              left join audit_record l on l.seq =
                   (select max(seq) from audit_record a where a.signature_id = v.signature_id and a.number = v.number)
             order by v.signature_id, v.number""";
    private static final String HEADS = """
            select h.*, v.number as newest, v.content_hash as newest_hash, s.stage as newest_stage, v.title as newest_title,
                   v.family as newest_family, v.era as newest_era, v.confidence as newest_confidence, v.state as newest_state,
                   (select count(*) from signature_version c where c.signature_id = h.signature_id) as versions,
                   f.number as told_in_force, f.content_hash as told_in_force_hash
              from signature_head h
              left join signature_version v on v.signature_id = h.signature_id
                   and v.number = (select max(number) from signature_version m where m.signature_id = h.signature_id)
              left join version_standing s on s.signature_id = v.signature_id and s.number = v.number
              left join audit_record f on f.seq = (select max(seq) from audit_record a where a.signature_id = h.signature_id
                   and a.act not in ('comment', 'promote', 'demote') and a.to_stage in ('ACTIVE', 'RETIRED'))
             order by h.signature_id""";

    private static final String TOLD = "lower(c.claim) || ' sha256 ' || c.digest || ' ' || c.name";
    private static final String CAPTURES = """
            select c.signature_id, c.number, c.digest, %1$s as told, 1 as kept, (select count(*) from audit_record r where r.act = 'attach'
                       and r.signature_id = c.signature_id and r.number = c.number and r.why = %1$s) as records
              from version_capture c
            union all
            select r.signature_id, r.number, '' as digest, r.why as told, 0 as kept, 1 as records from audit_record r where r.act = 'attach'
               and not exists (select 1 from version_capture c where c.signature_id = r.signature_id and c.number = r.number and r.why = %1$s)
             order by 1, 2, 4""".formatted(TOLD);
    private static final String PARTS = "select digest, content from attached_capture_part order by digest, part";
    private static final String TOLD_ENFORCEMENTS =
            "select r.signature_id, r.number, r.seq as record, 0 as kept, 1 as told from audit_record r where r.act in ('promote', 'demote')";
    private static final String ENFORCEMENTS = """
            select e.signature_id, e.number, e.record, 1 as kept, (select count(*) from audit_record r where r.seq = e.record
                       and r.signature_id = e.signature_id and r.number = e.number and r.why like e.policy || ': %'
                       and r.act = case when e.enforced then 'promote' else 'demote' end) as told
              from enforcement e
            union all
            """ + TOLD_ENFORCEMENTS + " and not exists (select 1 from enforcement e where e.record = r.seq) order by 3";
    private static final String TABLE_OF_ENFORCEMENTS =
            "select table_name from information_schema.tables where lower(table_name) = 'enforcement' and table_schema = current_schema";

    private final Connection connection;

    public CatalogueEvidence(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<AuditTrail.End> end() {
        List<AuditTrail.End> ends = new ArrayList<>();
        each("select seq, hash from audit_head", row -> ends.add(new AuditTrail.End(row.getLong("seq"), row.getString("hash"))));
        return ends.stream().findFirst();
    }

    @Override
    public void eachRecord(Consumer<Told> look) {
        each(RECORDS, row -> look.accept(new Told(row.getLong("seq"), record(row), Optional.ofNullable(row.getString("held")))));
    }

    private static Optional<AuditRecord> record(ResultSet row) throws SQLException {
        try {
            return Optional.of(new AuditRecord(row.getLong("seq"), instant(row, "at"), new Actor(row.getString("actor")), row.getString("act"),
                    new SignatureId(row.getString("signature_id")), row.getInt("number"), Stage.valueOf(row.getString("from_stage")),
                    Stage.valueOf(row.getString("to_stage")), new Why(row.getString("why")), row.getString("content_hash"),
                    row.getString("previous"), row.getString("hash")));
        } catch (IllegalArgumentException neverSaid) {
            return Optional.empty();
        }
    }

    @Override
    public void eachVersion(Consumer<KeptVersion> look) {
        each(VERSIONS, row -> look.accept(new KeptVersion(row.getString("signature_id"), row.getInt("number"), row.getString("content_hash"),
                new Beginning(row.getString("author"), row.getString("reason"), instant(row, "first_seen")), shown(row, ""), texts(row),
                Optional.ofNullable(row.getString("stage")), told(row), Optional.ofNullable(row.getString("told_stage")),
                row.getString("head") != null)));
    }

    private static Optional<AuthoredText> texts(ResultSet row) throws SQLException {
        try {
            return Optional.of(new AuthoredText(row.getString("signature_yaml"), row.getString("proof_yaml"), row.getString("recipe")));
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }

    private static Optional<Beginning> told(ResultSet row) throws SQLException {
        String author = row.getString("told_author");
        return author == null ? Optional.empty()
                : Optional.of(new Beginning(author, row.getString("told_reason"), instant(row, "told_at")));
    }

    @Override
    public void eachHead(Consumer<KeptHead> look) {
        each(HEADS, row -> look.accept(new KeptHead(row.getString("signature_id"),
                new Newest(new Named(row.getInt("latest"), row.getString("content_hash")), row.getString("stage"), shown(row, "")),
                named(row, "in_force"), row.getInt("versions"), newest(row), named(row, "told_in_force"))));
    }

    private static Optional<Newest> newest(ResultSet row) throws SQLException {
        return row.getString("newest_hash") == null ? Optional.empty()
                : Optional.of(new Newest(new Named(row.getInt("newest"), row.getString("newest_hash")),
                        Optional.ofNullable(row.getString("newest_stage")).orElse("no stage"), shown(row, "newest_")));
    }

    private static Optional<Named> named(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(new Named(number, row.getString(column + "_hash")));
    }

    private static Shown shown(ResultSet row, String prefix) throws SQLException {
        return new Shown(row.getString(prefix + "title"), row.getString(prefix + "family"), row.getString(prefix + "era"),
                row.getString(prefix + "confidence"), row.getString(prefix + "state"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public void eachCapture(Consumer<KeptCapture> look) {
        Map<String, MessageDigest> found = new HashMap<>();
        each(PARTS, row -> found.computeIfAbsent(row.getString("digest"), _ -> sha256()).update(row.getBytes("content")));
        Map<String, String> digests = new HashMap<>();
        found.forEach((digest, bytes) -> digests.put(digest, HexFormat.of().formatHex(bytes.digest())));
        each(CAPTURES, row -> look.accept(new KeptCapture(row.getString("signature_id"), row.getInt("number"), row.getString("told"),
                row.getInt("kept") == 1, row.getLong("records"), row.getString("digest"), Optional.ofNullable(digests.get(row.getString("digest"))))));
    }

    /** A backup of before there was a table of them is looked at as it is: no record may tell of one then. */
    @Override
    public void eachEnforcement(Consumer<KeptEnforcement> look) {
        List<String> tables = new ArrayList<>();
        each(TABLE_OF_ENFORCEMENTS, row -> tables.add(row.getString("table_name")));
        each(tables.isEmpty() ? TOLD_ENFORCEMENTS : ENFORCEMENTS, row -> look.accept(new KeptEnforcement(row.getString("signature_id"),
                row.getInt("number"), row.getLong("record"), row.getInt("kept") == 1, row.getLong("told") > 0)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /** A look at one row. */
    private interface Look {
        void at(ResultSet row) throws SQLException;
    }

    private void each(String query, Look look) {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    look.at(rows);
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseUnusable("the catalogue cannot be read", failure);
        }
    }
}
