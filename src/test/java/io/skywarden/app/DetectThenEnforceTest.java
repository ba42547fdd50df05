package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.skywarden.access.Role;
import io.skywarden.access.http.People;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Audit;
import io.skywarden.catalogue.AuditRecord;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.FieldReport;
import io.skywarden.catalogue.Probations;
import io.skywarden.catalogue.SensorName;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sensors get under a policy with conditions, from the first publication to a false positive. */
@QuarkusTest
@TestProfile(DetectThenEnforceTest.Careful.class)
class DetectThenEnforceTest {

    private static final SignatureId STUN = new SignatureId("R01");
    private static final SignatureId NACK = new SignatureId("C04");
    private static final Pattern RULE = Pattern.compile("(?m)^(alert|drop|reject) .*signature_id (\\w+),");

    /** Publishes two signatures under one policy that waits a fortnight and for a hundred hours. */
    public static final class Careful implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return new SmallCatalogue("enforce", "careful", """
                    name: careful
                    title: Drop what has been watched
                    action: drop
                    enforce: {after: 14d, sensor-hours: 100}
                    """).publishing("careful", SmallCatalogue.STUN, SmallCatalogue.NACK);
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ClockByHand.class);
        }
    }

    @TempDir
    Path folder;

    @Inject
    ClockByHand clock;

    @Inject
    ReleaseWhenChanged releases;

    @Inject
    Probations probations;

    @Inject
    Catalogue catalogue;

    @Inject
    Audit audit;

    @Inject
    People people;

    @Test
    void a_signature_alerts_until_its_time_has_come_and_again_after_a_false_positive() throws Exception {
        awaitFirstPublication();
        assertThat(actions()).as("new").isEqualTo(Map.of("R01", Set.of("alert"), "C04", Set.of("alert")));

        post(theReportOfTheHowTo()).then().statusCode(201).body("hours", is(24)).header("Location", endsWith("/R01/feedback"));
        report(STUN, 76, 0);
        clock.turn(Duration.ofDays(13));
        assertThat(actions()).as("too young").containsEntry("R01", Set.of("alert"));
        clock.turn(Duration.ofHours(25));
        assertThat(actions()).as("its time came, and nobody did anything").containsEntry("R01", Set.of("drop")).containsEntry("C04", Set.of("alert"));

        assertThat(member("CHANGELOG.md")).contains("R01: a hit is now drop, and was alert (the conditions of the policy hold)").doesNotContain("C04");
        assertThat(member("manifest.json")).containsPattern("\"waiting\"\\s*:\\s*\\[\\s*\"C04\"\\s*\\]");
        report(NACK, 99, 0);
        assertThat(actions()).as("an hour is missing").containsEntry("C04", Set.of("alert"));
        send(NACK, 1).then().statusCode(201);
        assertThat(actions()).as("the last hour was reported").isEqualTo(Map.of("R01", Set.of("drop"), "C04", Set.of("drop")));

        report(STUN, 0, 2);
        assertThat(actions()).as("it hit wrongly").isEqualTo(Map.of("R01", Set.of("alert"), "C04", Set.of("drop")));
        assertThat(member("CHANGELOG.md")).contains("R01: a hit is now alert, and was drop (until the conditions of the policy hold)");
        report(STUN, 5_000, 0);
        clock.turn(Duration.ofDays(100));
        assertThat(actions()).as("and no waiting makes that good").containsEntry("R01", Set.of("alert"));

        assertThat(acts(STUN)).containsExactly("promote careful: drop from now on: published 14 days ago, 100 sensor-hours reported and no false positive",
                "demote careful: 2 false positives at the sensor edge-1: a softphone");
        assertThat(acts(NACK)).hasSize(1);
        assertThat(audit.verify().faults()).isEmpty();
        RestAssured.given().auth().oauth2(people.token(Role.AUDITOR)).get("/api/v1/signatures/R01/feedback").then().statusCode(200)
                .body("policies.enforced", contains(false)).body("reports.size()", is(4));
    }

    private List<String> acts(SignatureId id) {
        return catalogue.records(id).stream().filter(record -> !record.act().equals("import"))
                .map((AuditRecord record) -> record.act() + " " + record.why().text()).toList();
    }

    private void report(SignatureId id, int hours, int wrong) {
        probations.report(id, 1, new FieldReport.Seen(new SensorName("edge-1"), hours, wrong, wrong > 0 ? "a softphone" : ""), Actor.person("ann"));
    }

    /** As a sensor names it: by the number of a rule. */
    private Response send(SignatureId id, int hours) throws Exception {
        var sid = Pattern.compile("signature_id %s,.*sid:(\\d+); rev:(\\d+);".formatted(id)).matcher(rules());
        assertThat(sid.find()).isTrue();
        return post("""
                {"signature": "%s", "sid": %s, "rev": %s, "sensor": "edge-2", "hours": %d}""".formatted(id, sid.group(1), sid.group(2), hours));
    }

    private Response post(String report) {
        return RestAssured.given().auth().oauth2(people.token(Role.PUBLISHER)).contentType(ContentType.JSON).body(report).post("/api/v1/feedback");
    }

    private String theReportOfTheHowTo() throws IOException {
        return new PageWalk(Path.of("docs/how-to/block.md"), folder).blocks().stream().filter(block -> block.file().equals("report.json"))
                .map(PageWalk.Block::text).findFirst().orElseThrow();
    }

    private void awaitFirstPublication() throws InterruptedException {
        for (int i = 0; i < 600 && probations.newestPublished(STUN).isEmpty(); i++) {
            Thread.sleep(200);
        }
        assertThat(probations.newestPublished(STUN)).hasValue(1);
    }

    /** What each signature's rules do, after the service had a look at the clock. */
    private Map<String, Set<String>> actions() throws IOException {
        releases.runWhenChanged();
        return RULE.matcher(rules()).results().collect(Collectors.groupingBy(rule -> rule.group(2), TreeMap::new,
                Collectors.mapping(rule -> rule.group(1), Collectors.toSet())));
    }

    /** What only prepares a hit is never dropped, and left out here. */
    private static String rules() throws IOException {
        return member(".rules").replaceAll("(?m)^.*noalert;.*$", "");
    }

    private static String member(String ending) throws IOException {
        byte[] bytes = RestAssured.get("/rules/stable/suricata-8.0.0/careful/skype.rules.tar.gz").asByteArray();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith(ending)) {
                    return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no %s in the bundle".formatted(ending));
    }
}
