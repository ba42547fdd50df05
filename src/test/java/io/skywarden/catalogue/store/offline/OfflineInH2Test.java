package io.skywarden.catalogue.store.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.skywarden.capture.Claim;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Audit.Verification;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.FieldReport;
import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.Probations;
import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.SensorName;
import io.skywarden.catalogue.Sent;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.catalogue.Step;
import io.skywarden.catalogue.Why;
import io.skywarden.catalogue.Written;
import io.skywarden.catalogue.store.DatabaseUnusable;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Audit, backup and restore of a file that a service filled and left. */
@QuarkusTest
class OfflineInH2Test {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final AtomicInteger NEXT = new AtomicInteger();

    @TempDir
    Path folder;

    @TempDir
    Path arrived;

    @Inject
    Review review;

    @Inject
    Catalogue catalogue;

    @Inject
    Probations probations;

    @Inject
    EntityManager service;

    private OfflineDatabase left;
    private SignatureId id;

    @BeforeEach
    void a_service_leaves_its_file() throws SQLException {
        id = new SignatureId("LEFT-" + NEXT.incrementAndGet());
        Head draft = review.begin(Written.signature(id, "First title", ""), List.of(Sent.capture(arrived, "office.pcap", Claim.NEGATIVE, id.value().hashCode())),
                Actor.person("ann"), new Why("a reason with ü, \" and\n a line"));
        review.comment(id, 1, Actor.person("bob"), new Why("a remark"));
        Head sent = review.take(id, 1, Step.SUBMIT, Actor.person("ann"), new Why("have a look"), draft.revision());
        Head back = review.take(id, 1, Step.SEND_BACK, Actor.person("bob"), new Why("not yet"), sent.revision());
        SignatureVersion first = catalogue.version(id, 1);
        probations.published("careful", List.of(first));
        probations.promote("careful", List.of(first), _ -> Optional.of(new Why("drop from now on")));
        probations.report(id, 1, new FieldReport.Seen(new SensorName("edge-1"), 24, 1, "a printer"), Actor.person("ann"));
        review.revise(Written.signature(id, "Second title", ""), Actor.person("ann"), new Why("better"), back.revision());
        Path script = folder.resolve("script.sql");
        QuarkusTransaction.requiringNew().run(() -> service.createNativeQuery("script to '" + script + "'").getResultList());
        left = Places.file(folder.resolve("home"));
        Places.tamper(left, "runscript from '" + script + "'");
    }

    @Test
    void a_file_as_it_was_left_is_whole_and_an_earlier_end_is_still_in_it() {
        Verification found = verify(Optional.empty());
        assertThat(found.faults()).isEmpty();
        assertThat(found.records()).isGreaterThanOrEqualTo(5);
        assertThat(verify(Optional.of(found.end())).holds()).isTrue();
        assertThat(verify(Optional.of("ab".repeat(32))).faults()).singleElement().asString().contains("cut or written anew");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
        update audit_record set why = 'another' where seq = LAST => record LAST was changed after it was written
        update audit_record set to_stage = 'WHATEVER' where seq = LAST => record LAST was changed after it was written
        update signature_version set recipe = 'another' where signature_id = 'ID' => ID version 1 has other content
        update signature_version set content_hash = 'x' where signature_id = 'ID' and number = 1 => ID version 1 with other content
        update signature_version set reason = 'another' where signature_id = 'ID' => ID version 1 gives another reason
        update signature_version set author = 'bob' where signature_id = 'ID' => ID version 2 names another author
        update signature_version set title = 'Other' where signature_id = 'ID' => ID version 1 shows in lists
        update signature_head set title = 'Other' where signature_id = 'ID' => the head of ID shows in lists
        update signature_head set stage = 'ACTIVE' where signature_id = 'ID' => the head of ID says its newest version stands at ACTIVE
        update signature_head set in_force = 1, in_force_hash = content_hash where signature_id = 'ID' => the head of ID has another version in force
        update version_standing set stage = 'ACTIVE' where signature_id = 'ID' and number = 2 => ID version 2 stands at ACTIVE, but its last record says DRAFT
        update version_capture set claim = 'POSITIVE' where signature_id = 'ID' => a capture of ID version 1 is gone, or is said to be something else: the chain says 'negative sha256
        update version_capture set claim = 'POSITIVE' where signature_id = 'ID' => a capture of ID version 1 is told of by no record: 'positive sha256
        delete from version_capture where signature_id = 'ID' => a capture of ID version 1 is gone
        delete from attached_capture_part where part = 0 and digest in (select digest from version_capture where signature_id = 'ID') => a capture of ID version 1 has other bytes
        delete from attached_capture_part where digest in (select digest from version_capture where signature_id = 'ID') => a capture of ID version 1 has lost its bytes
        delete from version_standing where signature_id = 'ID' and number = 1 => ID version 1 stands nowhere
        delete from audit_record where seq = LAST => the last ones are gone
        delete from audit_record where seq = LAST - 2 => what was between is gone
        delete from audit_record where signature_id = 'ID' => ID version 1 is told of by no record
        update enforcement set enforced = true where signature_id = 'ID' => ID version 1 began or ceased to be enforced, and record
        update enforcement set policy = 'other' where signature_id = 'ID' => does not say so
        delete from enforcement where signature_id = 'ID' and not enforced => tells that ID version 1 began or ceased to be enforced, and nothing is kept of it
        delete from audit_head => the row of audit_head is gone
        update audit_record set seq = case when seq = LAST then LAST - 1 else LAST end where seq >= LAST - 1 => does not follow the one before it
        """)
    void what_was_changed_in_the_file_is_told(String change, String told) throws SQLException {
        String last = Long.toString(verify(Optional.empty()).records());
        Places.tamper(left, change.replace("LAST", last).replace("ID'", id + "'"));
        assertThat(verify(Optional.empty()).faults()).anySatisfy(
                fault -> assertThat(fault).contains(told.replace("LAST", last).replace("ID", id.value())));
    }

    @Test
    void a_chain_that_was_cut_with_its_end_is_whole_but_lacks_the_earlier_end() throws SQLException {
        String end = verify(Optional.empty()).end();
        Places.tamper(left, "delete from audit_record where seq = (select max(seq) from audit_record)",
                "update audit_head set (seq, hash) = (select seq, hash from audit_record order by seq desc fetch first row only)",
                "delete from signature_word where signature_id = '%s'".formatted(id),
                "delete from signature_head where signature_id = '%s'".formatted(id),
                "insert into signature_head select signature_id, 3, 1, null, null, 'DRAFT', title, family, era, confidence, state, content_hash, first_seen"
                        + " from signature_version where signature_id = '%s' and number = 1".formatted(id),
                "delete from version_standing where signature_id = '%s' and number = 2".formatted(id),
                "delete from signature_version where signature_id = '%s' and number = 2".formatted(id));
        assertThat(verify(Optional.empty()).faults()).isEmpty();
        assertThat(verify(Optional.of(end)).faults()).singleElement().asString().contains(end);
    }

    @Test
    void a_file_in_use_no_file_and_an_empty_one_are_refused_in_one_line() throws SQLException {
        try (Connection _ = left.write()) {
            assertThat(left.trouble(new SQLException("in use", "90020", 90020))).hasMessageContaining("GET /api/v1/audit/verification");
        }
        OfflineDatabase none = Places.file(folder.resolve("none"));
        assertThatThrownBy(() -> new OfflineAudit(none).verify(Optional.empty())).isInstanceOf(DatabaseUnusable.class).hasMessageContaining("there is no catalogue in");
        Places.tamper(none, "select 1");
        assertThatThrownBy(() -> new OfflineAudit(none).verify(Optional.empty())).hasMessageContaining("the database is empty");
        Places.tamper(left, "delete from \"flyway_schema_history\" where \"installed_rank\" = (select max(\"installed_rank\") from \"flyway_schema_history\")");
        assertThatThrownBy(() -> verify(Optional.empty())).hasMessageContaining("older than this program");
    }

    @Test
    void a_restored_file_has_the_same_rows_and_the_same_end() throws IOException {
        Path archive = backup();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive))).isEqualTo("rw-------");
        OfflineDatabase again = Places.file(folder.resolve("again"));
        Verification found = new Restore(again).read(archive);
        assertThat(found).isEqualTo(verify(Optional.empty())).isEqualTo(new OfflineAudit(again).verify(Optional.empty()));
        Path second = folder.resolve("second.tar.gz");
        new Backup(again, CLOCK).write(second, false);
        assertThat(Places.rows(second)).isEqualTo(Places.rows(archive)).containsKeys("tables/audit_record.ndjson", "tables/access_user.ndjson")
                .doesNotContainKeys("tables/instance_lock.ndjson", "tables/flyway_schema_history.ndjson");
        assertThatThrownBy(() -> new Restore(again).read(archive)).isInstanceOf(DatabaseUnusable.class).hasMessageContaining("set SKYWARDEN_HOME to another folder");
        assertThat(new OfflineAudit(again).verify(Optional.empty())).isEqualTo(found);
    }

    @Test
    void an_archive_of_before_anything_was_enforced_is_restored_and_may_tell_of_no_promotion() throws IOException {
        assertRefused(Places.forged(backup(), OfflineInH2Test::asOfVersionNine),
                "tells that " + id + " version 1 began or ceased to be enforced, and nothing is kept of it");
        OfflineDatabase empty = Places.file(folder.resolve("first"));
        Schema.make(empty, "10");
        Path archive = folder.resolve("first.tar.gz");
        new Backup(empty, CLOCK).write(archive, false);
        assertThat(new Restore(Places.file(folder.resolve("again"))).read(Places.forged(archive, OfflineInH2Test::asOfVersionNine)).faults()).isEmpty();
    }

    @Test
    void keys_go_along_only_when_asked_for() throws IOException {
        Path key = Files.writeString(Files.createDirectories(left.home().resolve("keys")).resolve("root.pem"), "secret");
        Files.writeString(Files.createDirectories(left.home().resolve("repository/metadata")).resolve("1.root.json"), "{}");
        assertThat(Places.members(backup())).doesNotContainKey("home/keys/root.pem");
        Path archive = folder.resolve("with-keys.tar.gz");
        new Backup(left, CLOCK).write(archive, true);
        OfflineDatabase again = Places.file(folder.resolve("again"));
        new Restore(again).read(archive);
        Path restored = again.home().resolve("keys/root.pem");
        assertThat(restored).hasSameBinaryContentAs(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restored))).isEqualTo("rw-------");
        assertThat(again.home().resolve("repository/metadata/1.root.json")).hasContent("{}");
        Files.delete(again.file());
        assertThatThrownBy(() -> new Restore(again).read(archive)).isInstanceOf(DatabaseUnusable.class).hasMessageContaining("is there already");
        assertNothingKept(again);
    }

    @Test
    void an_archive_that_cannot_be_written_leaves_nothing_behind() throws IOException {
        assertThatThrownBy(() -> new Backup(left, CLOCK).write(folder.resolve("no/such/folder.tar.gz"), false)).isInstanceOf(FileSystemException.class);
        Path there = Files.writeString(folder.resolve("there.tar.gz"), "mine");
        assertThatThrownBy(() -> new Backup(left, CLOCK).write(there, false)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(there).hasContent("mine");
        assertThatThrownBy(() -> new Backup(Places.file(folder.resolve("none")), CLOCK).write(folder.resolve("new.tar.gz"), false))
                .isInstanceOf(DatabaseUnusable.class);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("script.sql", "home", "there.tar.gz");
        }
    }

    @Test
    void a_flipped_byte_and_a_cut_archive_are_refused() throws IOException {
        Path archive = backup();
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(folder.resolve("cut"), "");
        bytes[bytes.length / 2] ^= 1;
        assertRefused(Files.write(folder.resolve("flipped"), bytes), "");
        assertRefused(Files.writeString(folder.resolve("text"), "no archive"), "cannot be read");
    }

    @Test
    void members_that_were_changed_taken_away_or_added_are_refused() throws IOException {
        Path archive = backup();
        assertRefused(Places.forged(archive, all -> with(all, "tables/sid.ndjson", "{}\n")), "tables/sid.ndjson has another SHA-256");
        assertRefused(Places.forged(archive, all -> {
            all.remove("tables/audit_record.ndjson");
            return all;
        }), "tables/audit_record.ndjson is missing");
        assertRefused(Places.forged(archive, all -> with(all, "../../evil", "x")), "'../../evil' is not in the manifest");
        assertRefused(Places.forged(archive, all -> with(all, "manifest.json", "{}")), "manifest.json cannot be read");
        assertRefused(Places.forged(archive, all -> renamed(all, "files", "[{\"name\":\"keys/../../evil\",\"rows\":0,\"bytes\":0,\"sha256\":\"\"}]")),
                "a name that no backup gives");
        assertRefused(Places.forged(archive, all -> renamed(all, "schema", "\"99\"")), "does not know");
    }

    @Test
    void rows_that_were_forged_with_their_digests_are_caught_by_the_chain() throws IOException {
        Path archive = backup();
        assertRefused(Places.forged(archive, all -> row(all, "signature_version", rows -> rows.replace("not yet", "x").replace("Second title", "Other title"))),
                id + " version 2 has other content than its hash says");
        assertRefused(Places.forged(archive, all -> row(all, "version_standing", rows -> rows.replaceFirst("\"DRAFT\"", "\"ACTIVE\""))), "but its last record says");
        assertRefused(Places.forged(archive, all -> row(all, "audit_record", rows -> rows.replace("a remark", "another"))), "was changed after it was written");
        assertRefused(Places.forged(archive, all -> row(all, "signature_version",
                rows -> rows + rows.lines().toList().getLast().replaceFirst("\"number\":[0-9]+", "\"number\":77") + "\n")), "version 77 is told of by no record");
        assertRefused(Places.forged(archive, all -> row(all, "sid_range", rows -> rows + rows)), "tables/sid_range.ndjson holds a row that contradicts another");
        assertRefused(Places.forged(archive, all -> row(all, "audit_head", rows -> rows.replace("\"only_row\":1", "\"only_row\":\"1\""))), "not of the kind NUMBER");
    }

    private static Map<String, byte[]> with(Map<String, byte[]> all, String member, String text) {
        all.put(member, text.getBytes(StandardCharsets.UTF_8));
        return all;
    }

    /** The archive without the tables that came with version 10. */
    private static Map<String, byte[]> asOfVersionNine(Map<String, byte[]> all) {
        try {
            List<String> later = List.of("first_publication", "field_report", "enforcement");
            JsonNode tables = TableMember.JSON.readTree(all.get(Manifest.NAME)).get("tables");
            for (var each = tables.iterator(); each.hasNext();) {
                if (later.contains(each.next().get("name").asText())) {
                    each.remove();
                }
            }
            later.forEach(table -> assertThat(all.remove(Manifest.member(table))).isNotNull());
            return renamed(renamed(all, "tables", tables.toString()), "schema", "\"9\"");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The archive with another value in its manifest. */
    private static Map<String, byte[]> renamed(Map<String, byte[]> all, String field, String json) {
        try {
            ObjectNode manifest = (ObjectNode) TableMember.JSON.readTree(all.get(Manifest.NAME));
            manifest.set(field, TableMember.JSON.readTree(json));
            return with(all, Manifest.NAME, manifest.toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The archive with other rows, and a manifest that says the same. */
    private static Map<String, byte[]> row(Map<String, byte[]> all, String table, java.util.function.UnaryOperator<String> forge) {
        try {
            String before = new String(all.get(Manifest.member(table)), StandardCharsets.UTF_8);
            String after = forge.apply(before);
            assertThat(after).as("forged " + table).isNotEqualTo(before);
            ObjectNode manifest = (ObjectNode) TableMember.JSON.readTree(all.get(Manifest.NAME));
            for (JsonNode content : manifest.get("tables")) {
                if (content.get("name").asText().equals(table)) {
                    java.security.MessageDigest digest = Digest.begin();
                    digest.update(after.getBytes(StandardCharsets.UTF_8));
                    ((ObjectNode) content).put("sha256", Digest.hex(digest)).put("rows", after.lines().count());
                }
            }
            return with(with(all, Manifest.NAME, manifest.toString()), Manifest.member(table), after);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path backup() throws IOException {
        Path archive = folder.resolve("backup.tar.gz");
        assertThat(new Backup(left, CLOCK).write(archive, false).holds()).isTrue();
        return archive;
    }

    private void assertRefused(Path archive, String words) {
        OfflineDatabase empty = Places.file(folder.resolve("empty"));
        Damaged damaged = catchThrowableOfType(Damaged.class, () -> new Restore(empty).read(archive));
        assertThat(damaged).as("refusal of " + archive).isNotNull();
        assertThat(damaged.faults()).anySatisfy(fault -> assertThat(fault).contains(words));
        assertNothingKept(empty);
    }

    private static void assertNothingKept(OfflineDatabase database) {
        assertThat(database.file()).doesNotExist();
        if (Files.exists(database.home())) {
            assertThat(List.of(database.home().toFile().list())).noneMatch(name -> name.startsWith(".restore"));
        }
    }

    private Verification verify(Optional<String> end) {
        return new OfflineAudit(left).verify(end);
    }
}
