package io.skywarden.catalogue.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.skywarden.access.Role;
import io.skywarden.access.http.People;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.Sent;
import io.skywarden.catalogue.Why;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an analyst, a reviewer and a publisher do with curl. */
@QuarkusTest
class ChangesOverHttpTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String WHY = "{\"reason\": \"because\"}";

    @Inject
    People people;

    @Inject
    Review review;

    @Inject
    Catalogue catalogue;

    private final String id = "H" + NEXT.incrementAndGet();
    private String analyst;
    private String reviewer;
    private String publisher;

    @BeforeEach
    void peopleOfThreeRoles() {
        analyst = people.token(Role.ANALYST);
        reviewer = people.token(Role.REVIEWER);
        publisher = people.token(Role.PUBLISHER);
    }

    @Test
    void a_signature_goes_from_a_draft_into_force_and_out_of_service() {
        begin("First title").then().statusCode(201).header("ETag", "\"1\"").header("Location", endsWith("/api/v1/signatures/" + id + "/versions/1"))
                .body("stage", is("draft")).body("open", equalTo(List.of("submit"))).body("inForce", is(nullValue()));
        step(analyst, "submit", 1, "\"1\"", WHY).then().statusCode(200).header("ETag", "\"2\"").body("stage", is("submitted"));
        review.found(new SignatureId(id), 1, true, new Why("three judges agree"));
        step(reviewer, "approve", 1, "\"3\"", WHY).then().statusCode(200).body("stage", is("approved"));
        step(publisher, "activate", 1, "\"4\"", WHY).then().statusCode(200).body("stage", is("active")).body("inForce", is(1));
        as(publisher).contentType("application/json").header("If-Match", "\"5\"").body("{\"reason\": \"it hits DNS\"}")
                .post("/api/v1/signatures/" + id + "/retire").then().statusCode(201).body("stage", is("retired")).body("latest", is(2));
        as(analyst).get("/api/v1/signatures/" + id).then().statusCode(200).body("signature.state", is("retired")).body("signature.reason", is("it hits DNS"))
                .body("parent", is(1)).body("reason", is("it hits DNS"));
        as(analyst).get("/api/v1/signatures/" + id + "/history").then().statusCode(200)
                .body("act", equalTo(List.of("draft", "submit", "prove", "approve", "activate", "retire")));
        as(analyst).get("/api/v1/signatures/" + id + "/diff?from=1&to=2").then().statusCode(200).body("changes.pointer", hasItems("/state", "/reason"));
    }

    @Test
    void captures_come_along_in_a_form_and_are_read_back_byte_for_byte() {
        byte[] office = Sent.pcap(id.hashCode());
        String digest = sha256(office);
        form("First title").multiPart("negative", "office.pcap", office).multiPart("sha256", digest + "  office.pcap").multiPart("reason", "because")
                .post("/api/v1/signatures").then().statusCode(201).body("stage", is("draft"));
        form("Second title").multiPart("positive", "../../call.pcap", Sent.pcap(id.hashCode() + 1)).header("If-Match", "\"1\"").queryParam("reason", "because")
                .post("/api/v1/signatures/" + id + "/versions").then().statusCode(201).body("latest", is(2));

        as(reviewer).get("/api/v1/signatures/" + id + "/versions/2/captures").then().statusCode(200)
                .body("name", equalTo(List.of("sent/call.pcap", "sent/office.pcap"))).body("claim", equalTo(List.of("positive", "negative")))
                .body("cameWith", equalTo(List.of(2, 1))).body("[1].sha256", is(digest)).body("[1].bytes", is(office.length));
        assertThat(as(reviewer).get("/api/v1/signatures/" + id + "/versions/2/captures/" + digest).then().statusCode(200)
                .contentType("application/vnd.tcpdump.pcap").extract().asByteArray()).isEqualTo(office);
        as(reviewer).get("/api/v1/signatures/" + id + "/versions/1/captures/" + "0".repeat(64)).then().statusCode(404);
    }

    @Test
    void a_form_that_is_not_as_it_should_be_leaves_nothing_behind() {
        byte[] office = Sent.pcap(id.hashCode());
        RequestSpecification[] forms = {
            form("First title").multiPart("negative", "office.pcap", office).multiPart("sha256", "0".repeat(64)),
            form("First title").multiPart("negative", "notes.txt", "no capture".getBytes(StandardCharsets.UTF_8)),
            form("First title").multiPart("negative", "a.pcap", office).multiPart("positive", "b.pcap", office),
            form("First title").multiPart("maybe", "a.pcap", office)};
        List<String> types = List.of("digest-mismatch", "not-a-capture", "malformed-request", "malformed-request");
        for (int i = 0; i < forms.length; i++) {
            forms[i].queryParam("reason", "because").post("/api/v1/signatures").then().body("type", endsWith("/problems/" + types.get(i)));
        }
        as(analyst).get("/api/v1/signatures/" + id).then().statusCode(404);
    }

    @Test
    void the_same_key_with_another_capture_is_another_request() {
        Supplier<RequestSpecification> first = () -> form("First title").multiPart("negative", "office.pcap", Sent.pcap(id.hashCode()))
                .header("Idempotency-Key", "form-" + id).queryParam("reason", "because");
        first.get().post("/api/v1/signatures").then().statusCode(201).body("latest", is(1));
        first.get().post("/api/v1/signatures").then().statusCode(201).body("latest", is(1));
        form("First title").multiPart("negative", "office.pcap", Sent.pcap(id.hashCode() + 1)).header("Idempotency-Key", "form-" + id)
                .queryParam("reason", "because").post("/api/v1/signatures").then().statusCode(422).body("type", endsWith("idempotency-key-reused"));
    }

    private RequestSpecification form(String title) {
        return as(analyst).multiPart("signature", "signature.yaml", document(title).getBytes(StandardCharsets.UTF_8), "application/yaml");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Test
    void a_version_may_be_sent_as_json_and_read_as_yaml() {
        begin("First title");
        String json = """
                {"id": "%s", "title": "As JSON", "family": "teams", "era": "cloud", "confidence": "low", "state": "experimental",
                 "description": "Said in JSON.", "sources": [{"title": "A test"}], "transport": "udp",
                 "steps": [{"shows": [{"size": "18..45"}]}], "recipe": "flow hit udp 10.1.0.2:5000 -> 10.2.0.1:33033 hit\\n  > random 30\\n"}"""
                .formatted(id);
        as(analyst).contentType("application/json").header("If-Match", "\"1\"").queryParam("reason", "JSON").body(json)
                .post("/api/v1/signatures/" + id + "/versions").then().statusCode(201).body("latest", is(2));
        as(analyst).get("/api/v1/signatures/" + id + "/rule-diff?from=1&to=2").then().statusCode(200)
                .body("engines.find { it.engine == 'suricata-8' }.text", containsString("+alert udp"));
        as(analyst).accept("application/yaml").get("/api/v1/signatures/" + id + "/versions/2").then().statusCode(200)
                .body(containsString("title: As JSON\n"));
    }

    @Test
    void the_author_cannot_approve() {
        String both = people.token(Role.ANALYST, Role.REVIEWER);
        submission("First title").header("Authorization", "Bearer " + both).post("/api/v1/signatures").then().statusCode(201);
        step(both, "submit", 1, "\"1\"", WHY);
        review.found(new SignatureId(id), 1, true, new Why("three judges agree"));
        step(both, "approve", 1, "\"3\"", WHY).then().statusCode(403).body("type", is("/problems/four-eyes"));
    }

    @Test
    void a_change_without_or_with_a_stale_tag_is_refused() {
        begin("First title");
        as(analyst).contentType("application/json").body(WHY).post("/api/v1/signatures/" + id + "/versions/1/submit")
                .then().statusCode(428).body("type", is("/problems/precondition-required"));
        step(analyst, "submit", 1, "\"9\"", WHY).then().statusCode(412).body("type", is("/problems/precondition-failed")).body("etag", is("\"1\""));
        step(analyst, "submit", 1, "*", WHY).then().statusCode(400);
        step(analyst, "submit", 1, "\"1\"", "{}").then().statusCode(400).body("detail", containsString("reason"));
    }

    @Test
    void the_same_key_does_not_submit_twice_and_another_request_does_not_pass_under_it() {
        String first = keyed("k1", "First title").then().statusCode(201).extract().asString();
        Response again = keyed("k1", "First title");
        again.then().statusCode(201).header("ETag", "\"1\"");
        assertThat(again.asString()).isEqualTo(first);
        keyed("k1", "Second title").then().statusCode(422).body("type", is("/problems/idempotency-key-reused"));
        keyed("k2", "First title").then().statusCode(409).body("type", is("/problems/signature-exists"));
        Head head = catalogue.head(new SignatureId(id));
        assertThat(head.revision()).isEqualTo(1);
    }

    @Test
    void a_refused_request_frees_its_key() {
        as(analyst).contentType("application/yaml").header("Idempotency-Key", "k3").queryParam("reason", "r").body("id: 7".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/signatures").then().statusCode(422);
        keyed("k3", "First title").then().statusCode(201);
    }

    @Test
    void a_malformed_signature_gets_all_complaints_at_once_with_pointers_and_lines() {
        String wrong = document("First title").replace("family: skype-classic", "family: skipe").replace("era: classic", "era: stone");
        as(analyst).contentType("application/yaml").queryParam("reason", "r").body(wrong.getBytes(StandardCharsets.UTF_8)).post("/api/v1/signatures")
                .then().statusCode(422).contentType("application/problem+json").body("type", is("/problems/malformed-signature"))
                .body("complaints", hasSize(2)).body("complaints.pointer", equalTo(List.of("/family", "/era")));
    }

    @Test
    void pages_follow_one_another_to_the_end() {
        List<String> ids = List.of(id + "-a", id + "-b", id + "-c");
        ids.forEach(each -> as(analyst).contentType("application/yaml").queryParam("reason", "r")
                .body(document("Quagga " + id).replace("id: " + id, "id: " + each).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/signatures").then().statusCode(201));
        String next = given().queryParam("text", "quagga " + id).queryParam("limit", 2).get("/api/v1/signatures").then().statusCode(200)
                .body("items.id", equalTo(ids.subList(0, 2))).extract().path("next");
        given().queryParam("text", "quagga " + id).queryParam("limit", 2).queryParam("after", next).get("/api/v1/signatures").then()
                .body("items.id", equalTo(ids.subList(2, 3))).body("next", is(nullValue()));
    }

    @Test
    void the_chain_is_verified_and_read_by_an_auditor() {
        begin("First title");
        String auditor = people.token(Role.AUDITOR);
        as(auditor).get("/api/v1/audit/verification").then().statusCode(200).body("faults", hasSize(0)).body("holds", is(true));
        as(auditor).get("/api/v1/audit/verification?end=" + "ab".repeat(32)).then().statusCode(200).body("faults", hasSize(1)).body("holds", is(false));
        as(auditor).get("/api/v1/audit/verification?end=ab").then().statusCode(400);
        as(auditor).get("/api/v1/audit?after=0").then().statusCode(200).body("[0].previous", is("0".repeat(64)));
        as(auditor).get("/api/v1/audit?after=-1").then().statusCode(400);
    }

    @Test
    void the_tree_is_exported_as_files() {
        byte[] archive = as(analyst).get("/api/v1/tree").then().statusCode(200).contentType("application/gzip").extract().asByteArray();
        assertThat(archive).startsWith(0x1f, 0x8b);
    }

    private Response begin(String title) {
        return submission(title).header("Authorization", "Bearer " + analyst).post("/api/v1/signatures");
    }

    private Response keyed(String key, String title) {
        return submission(title).header("Authorization", "Bearer " + analyst).header("Idempotency-Key", key).post("/api/v1/signatures");
    }

    private RequestSpecification submission(String title) {
        return given().contentType("application/yaml").queryParam("reason", "a new one").body(document(title).getBytes(StandardCharsets.UTF_8));
    }

    private Response step(String token, String step, int number, String tag, String body) {
        return as(token).contentType("application/json").header("If-Match", tag).body(body)
                .post("/api/v1/signatures/%s/versions/%d/%s".formatted(id, number, step));
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private String document(String title) {
        return """
                id: %s
                title: %s
                family: skype-classic
                era: classic
                confidence: low
                state: experimental
                description: Seen in a test.
                sources:
                  - title: A test
                transport: udp
                steps:
                  - shows:
                      - size: 18..45
                recipe: |
                  flow hit udp 10.1.0.2:5000 -> 10.2.0.1:33033 hit
                    > random 30
                """.formatted(id, title);
    }
}
