package io.skywarden.catalogue.store.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skywarden.capture.Claim;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Audit;
import io.skywarden.catalogue.Audit.Verification;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.FieldReport;
import io.skywarden.catalogue.Probations;
import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.SensorName;
import io.skywarden.catalogue.Sent;
import io.skywarden.catalogue.Why;
import io.skywarden.catalogue.Written;
import io.skywarden.catalogue.store.DatabaseUnusable;
import io.skywarden.catalogue.store.OnPostgres;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** From PostgreSQL, where a service goes on working, to a file, and back to another PostgreSQL database. */
@QuarkusTest
@TestProfile(OnPostgres.class)
@EnabledIf(value = "io.skywarden.catalogue.store.PostgresServer#isInstalled",
        disabledReason = "no PostgreSQL server is installed (Debian: apt-get install postgresql)")
class OfflineAcrossDatabasesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @TempDir
    Path arrived;

    @Inject
    Review review;

    @Inject
    Audit audit;

    @Inject
    Catalogue catalogue;

    @Inject
    Probations probations;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private OfflineDatabase serving;
    private SignatureId id;

    @BeforeEach
    void a_service_works_on_it() {
        serving = Places.postgres(url);
        id = new SignatureId("PG-" + System.nanoTime() % 1_000_000_000);
        review.begin(Written.signature(id, "First title", ""), List.of(Sent.capture(arrived, "office.pcap", Claim.NEGATIVE, 7)), Actor.person("ann"), new Why("a reason with ü, \" and\n a line"));
        review.comment(id, 1, Actor.person("bob"), new Why("a remark"));
        probations.published("careful", List.of(catalogue.version(id, 1)));
        probations.promote("careful", List.of(catalogue.version(id, 1)), _ -> Optional.of(new Why("drop from now on")));
        probations.report(id, 1, new FieldReport.Seen(new SensorName("edge-1"), 24, 1, "a printer"), Actor.person("ann"));
    }

    @Test
    void there_and_back_again_every_row_is_the_same() throws IOException, SQLException {
        Path first = backup(serving, "first");
        OfflineDatabase file = Places.file(folder.resolve("home"));
        Verification whole = new Restore(file).read(first);
        assertThat(whole).isEqualTo(new OfflineAudit(serving).verify(Optional.empty())).isEqualTo(audit.verify());
        Path second = backup(file, "second");
        Places.tamper(serving, "create database there_again");
        OfflineDatabase again = Places.postgres(url.replace("/postgres", "/there_again"));
        assertThat(new Restore(again).read(second)).isEqualTo(whole);
        Path third = backup(again, "third");
        assertThat(Places.rows(second)).isEqualTo(Places.rows(first));
        assertThat(Places.rows(third)).isEqualTo(Places.rows(first));
        assertThatThrownBy(() -> new Restore(again).read(second)).isInstanceOf(DatabaseUnusable.class).hasMessageContaining("create database NAME");
    }

    @Test
    void what_is_forged_leaves_an_empty_database_empty() throws IOException, SQLException {
        Path forged = Places.forged(backup(serving, "first"), all -> {
            all.remove("tables/sid.ndjson");
            return all;
        });
        Places.tamper(serving, "create database stays_empty");
        OfflineDatabase empty = Places.postgres(url.replace("/postgres", "/stays_empty"));
        assertThatThrownBy(() -> new Restore(empty).read(forged)).isInstanceOf(Damaged.class);
        Path tampered = backupOfTampered();
        assertThatThrownBy(() -> new Restore(empty).read(tampered)).isInstanceOf(Damaged.class).hasMessageContaining("was changed after it was written");
        try (Connection connection = empty.write()) {
            assertThat(Table.all(connection)).isEmpty();
        }
        assertThatThrownBy(() -> new OfflineAudit(empty).verify(Optional.empty())).hasMessageContaining("the database is empty");
    }

    private Path backupOfTampered() throws IOException, SQLException {
        String record = "where signature_id = '%s' and act = 'comment'".formatted(id);
        Places.tamper(serving, "update audit_record set why = 'forged' " + record);
        try {
            Path archive = folder.resolve("tampered.tar.gz");
            assertThat(new Backup(serving, CLOCK).write(archive, false).faults()).singleElement().asString().contains("was changed");
            assertThat(audit.verify().faults()).hasSize(1);
            return archive;
        } finally {
            Places.tamper(serving, "update audit_record set why = 'a remark' " + record);
        }
    }

    private Path backup(OfflineDatabase database, String name) throws IOException {
        Path archive = folder.resolve(name + ".tar.gz");
        assertThat(new Backup(database, CLOCK).write(archive, false).faults()).isEmpty();
        return archive;
    }
}
