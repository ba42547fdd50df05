package io.skywarden.proof.http;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.skywarden.proof.http.SmallDryRuns.OTHER;
import static io.skywarden.proof.http.SmallDryRuns.PROBE;
import static io.skywarden.proof.http.SmallDryRuns.pcap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.skywarden.problem.Kind;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SmallDryRuns.class)
@TestSecurity(user = "anna", roles = "analyst")
class DryRunsResourceTest {

    private static final String PATH = "/api/v1/dry-runs";
    private static final String YAML = "application/yaml";

    @Inject
    DryRunDesk desk;

    /** The framework removes what was sent after the answer has gone out. */
    @AfterEach
    void nothing_is_left_on_disk() throws IOException, InterruptedException {
        for (int i = 0; i < 500 && !files(SmallDryRuns.HOME.resolve("work")).isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertThat(files(SmallDryRuns.HOME.resolve("work"))).isEmpty();
        assertThat(desk.places().availablePermits()).isEqualTo(1);
    }

    @Test
    void a_sound_signature_holds_and_its_rules_are_shown() {
        yaml(Examples.SIGNATURE).post(PATH).then().statusCode(200)
                .body("signature", is("T1")).body("verdict", is("holds")).body("holds", is(true))
                .body("captures[0].name", is("recipe/T1")).body("captures[0].hits[0].packet", is(1))
                .body("captures[0].hits[0].flow.serverPort", is(33033))
                .body("corpus.judged", is(2)).body("corpus.captures[0].name", is("probe.pcap"))
                .body("rules.engine", is(List.of("snort-2.9", "snort-3", "suricata-7", "suricata-8", "zeek")))
                .body("rules.rules.flatten().text", everyItem(matchesPattern(".*; sid:92[0-9]{5}; rev:1;.*")))
                .body("rules.rules.flatten().provisional", everyItem(is(true)));
    }

    @Test
    void json_is_understood_as_well() {
        String json = """
                {"id":"T1","title":"UDP","family":"skype-classic","era":"classic","confidence":"low","state":"active","description":"x",
                 "sources":[{"title":"x"}],"transport":"udp","steps":[{"direction":"to-server","shows":[{"size":"18..45"}]}],
                 "recipe":"flow p udp 10.1.0.2:31034 -> 203.0.113.7:33033 hit\\n> random 20\\n"}""";
        given().contentType("application/json").body(json).post(PATH).then().statusCode(200).body("captures[0].holds", is(true))
                .body("holds", is(false)).body("corpus.captures[0].name", is("negative/other.pcap"))
                .body("corpus.captures[0].falseFlows[0].packet", is(1));
    }

    @Test
    void a_hit_in_a_negative_capture_is_told_with_its_packet_and_the_corrected_signature_holds() {
        byte[] negative = pcap(OTHER + PROBE.replace("random 20", "random 30"));
        form(Examples.SIGNATURE).multiPart("negative", "office.pcap", negative).post(PATH).then().statusCode(200)
                .body("holds", is(false)).body("captures[1].name", is("sent/office.pcap"))
                .body("captures[1].falseFlows.packet", everyItem(is(2))).body("captures[1].falseFlows.judge", hasItem("in-process"));
        form(Examples.SIGNATURE.replace("18..45", "18..23")).multiPart("negative", "office.pcap", negative).post(PATH)
                .then().statusCode(200).body("captures[1].holds", is(true));
    }

    @Test
    void the_signature_may_be_a_file_or_a_field_of_the_form() {
        given().multiPart("signature", "signature.yaml", Examples.SIGNATURE.getBytes(StandardCharsets.UTF_8), YAML)
                .multiPart("positive", "p.pcap", pcap(OTHER)).post(PATH).then().statusCode(200)
                .body("captures[1].misses[0].why", is("the capture was sent as positive and no flow of it was hit"));
        form(Examples.SIGNATURE + "# " + "x".repeat(20_000)).post(PATH).then().statusCode(200).body("captures", hasSize(1));
    }

    @Test
    void all_mistakes_are_told_at_once_those_of_the_recipe_too() {
        String document = Examples.SIGNATURE.replace("18..45", "few").replace("era: classic", "era: jurassic").replace("random 15\n  flow", "dance 15\n  flow");
        List<String> lines = document.lines().toList();
        problem(yaml(document).post(PATH).then(), Kind.MALFORMED_SIGNATURE)
                .body("complaints", hasSize(4))
                .body("complaints.pointer", is(List.of("/era", "/steps/0/shows/0/size", "/recipe", "/recipe")))
                .body("complaints.line", is(List.of(4, 14, lines.indexOf("    > hex 4a 1c 02 ; dance 15"), 1 + lines.indexOf("    > hex 4a 1c 02 ; dance 15"))))
                .body("complaints[0].message", containsString("jurassic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "[]", "{", "id: T1", "recipe: [1]", "recipe: |\n  dance", "\u0000", "&a [*a]", "? {a: b}\n: c"})
    void what_is_no_signature_is_a_problem_with_complaints(String document) {
        problem(yaml(document).post(PATH).then(), Kind.MALFORMED_SIGNATURE).body("complaints", not(hasSize(0)));
    }

    @Test
    void nothing_at_all_is_refused() {
        problem(yaml(" ").post(PATH).then(), Kind.MALFORMED_REQUEST);
        problem(given().multiPart("capture", "c.pcap", pcap(OTHER)).post(PATH).then(), Kind.MALFORMED_REQUEST);
    }

    @Test
    void bombs_are_refused_with_a_complaint() {
        for (String recipe : new String[] {"fan 1000 f udp 10.1.0.2:1 -> 203.0.113.7:5 hit\n    > random 5 x 10000\n    > random 5 x 10000"}) {
            String document = Examples.SIGNATURE.substring(0, Examples.SIGNATURE.indexOf("recipe:")) + "recipe: |\n    " + recipe + "\n";
            problem(yaml(document).post(PATH).then(), Kind.MALFORMED_SIGNATURE)
                    .body("complaints.message", hasItem(containsString("the recipe asks for 10000000 packets")));
        }
        String shows = "      - any: [%s]\n".formatted(String.join(",", java.util.Collections.nCopies(65, "{size: 5}")));
        problem(yaml(Examples.SIGNATURE.replace("    - size: 18..45\n", shows.substring(2))).post(PATH).then(),
                Kind.MALFORMED_SIGNATURE).body("complaints.message", hasItem(containsString("65 alternatives, at most 64")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage garbage garbage garbage", "", "GIF89a"})
    void what_is_no_capture_is_named(String content) {
        problem(form(Examples.SIGNATURE).multiPart("capture", "no.pcap", content.getBytes(StandardCharsets.UTF_8)).post(PATH).then(),
                Kind.NOT_A_CAPTURE).body("capture", is("sent/no.pcap")).body("detail", not(containsString(SmallDryRuns.HOME.toString())));
    }

    @Test
    void a_capture_that_ends_too_early_or_lies_about_a_length_is_judged_up_to_there_and_says_so() {
        byte[] whole = pcap(PROBE + OTHER);
        byte[] lying = whole.clone();
        Arrays.fill(lying, whole.length - 16 - 65 + 8, whole.length - 16 - 65 + 12, (byte) 0x7f);
        form(Examples.SIGNATURE).multiPart("capture", "cut.pcap", Arrays.copyOf(whole, whole.length - 5))
                .multiPart("capture", "lying.pcap", lying).multiPart("capture", "head.pcap", Arrays.copyOf(whole, 24)).post(PATH)
                .then().statusCode(200).body("captures[1].remarks", hasItem(containsString("the file ends within packet 2")))
                .body("captures[1].counts.hits", is(1)).body("captures[2].remarks", hasItem(containsString("packet 2 claims")))
                .body("captures[3].counts.hits", is(0));
    }

    @ParameterizedTest
    @CsvSource({"../../../../etc/passwd,sent/passwd", "C:\\Windows\\x.pcap,sent/x.pcap", "..,sent/..", "a b;$(id).pcap,sent/a b__(id).pcap"})
    void a_name_is_only_a_name(String sent, String shown) {
        String name = shown.equals("sent/a b__(id).pcap") ? "sent/a b___id_.pcap" : shown;
        form(Examples.SIGNATURE).multiPart("capture", sent, pcap(OTHER)).post(PATH).then().statusCode(200).body("captures[1].name", is(name));
    }

    @Test
    void two_files_of_one_name_are_told_apart() {
        form(Examples.SIGNATURE).multiPart("capture", "a.pcap", pcap(OTHER)).multiPart("positive", "a.pcap", pcap(PROBE)).post(PATH)
                .then().statusCode(200).body("captures.name", is(List.of("recipe/T1", "sent/a.pcap", "sent/2-a.pcap")));
    }

    @Test
    void digests_are_held_against_what_arrived() throws Exception {
        byte[] capture = pcap(OTHER);
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(capture));
        form(Examples.SIGNATURE).multiPart("capture", "a.pcap", capture).multiPart("sha256", digest + "  a.pcap").post(PATH)
                .then().statusCode(200).body("captures[1].sha256", is(digest));
        problem(form(Examples.SIGNATURE).multiPart("capture", "a.pcap", capture).multiPart("sha256", "0".repeat(64)).post(PATH).then(),
                Kind.DIGEST_MISMATCH).body("detail", containsString("sent/a.pcap arrived with the SHA-256 " + digest));
    }

    @Test
    void limits_hold_for_the_request_each_file_and_their_number() throws Exception {
        problem(form(Examples.SIGNATURE).multiPart("capture", "a.pcap", new byte[(2 << 20) + 1]).post(PATH).then(), Kind.CONTENT_TOO_LARGE)
                .body("detail", containsString("sent/a.pcap has 2097153 bytes"));
        RequestSpecification many = form(Examples.SIGNATURE);
        for (int i = 0; i < 4; i++) {
            many.multiPart("capture", "a.pcap", pcap(OTHER));
        }
        problem(many.post(PATH).then(), Kind.CONTENT_TOO_LARGE).body("detail", containsString("4 captures were sent"));
        assertThat(statusOf(new byte[5 << 20])).isEqualTo(413);
        problem(yaml("x".repeat((1 << 20) + 1)).post(PATH).then(), Kind.CONTENT_TOO_LARGE);
    }

    @Test
    void an_unknown_part_is_refused() {
        problem(form(Examples.SIGNATURE).multiPart("pozitive", "a.pcap", pcap(OTHER)).post(PATH).then(), Kind.MALFORMED_REQUEST)
                .body("detail", containsString("pozitive"));
    }

    @Test
    void when_all_places_are_taken_it_says_when_to_come_again() throws InterruptedException {
        desk.places().acquire();
        try {
            problem(yaml(Examples.SIGNATURE).post(PATH).then(), Kind.BUSY).header("Retry-After", "5");
        } finally {
            desk.places().release();
        }
    }

    @Test
    void its_description_names_the_parts_of_the_form_and_its_example_is_an_answer() throws IOException {
        String post = "paths.'/api/v1/dry-runs'.post.";
        given().accept("application/json").get("/q/openapi?format=json").then().statusCode(200)
                .body(post + "requestBody.content.keySet()", hasItems("application/yaml", "application/json", "multipart/form-data"))
                .body(post + "requestBody.content.'multipart/form-data'.schema.toString()", containsString("DryRunForm"))
                .body("components.schemas.DryRunForm.properties.keySet()", hasItems("signature", "positive", "negative", "capture", "sha256"))
                .body(post + "responses.keySet()", hasItems("200", "400", "401", "403", "413", "415", "422", "503"));
        var json = new ObjectMapper();
        assertThat(json.readValue(Examples.VERDICT, VerdictDocument.class).captures().getFirst().falseFlows().getFirst().packet()).isEqualTo(42);
        assertThat(yaml(Examples.SIGNATURE).post(PATH).then().statusCode(200).extract().as(VerdictDocument.class).holds()).isTrue();
    }

    @Test
    @TestSecurity(user = "hasty", roles = "analyst")
    void who_hands_in_too_many_is_told_to_wait() {
        // More than the burst, since some come back meanwhile.
        var refused = Stream.generate(() -> given().contentType("application/yaml").body("{}".getBytes(StandardCharsets.UTF_8)).post("/api/v1/dry-runs")).limit(500)
                .filter(answer -> answer.statusCode() != 422).findFirst().orElseThrow();

        refused.then().statusCode(429).contentType("application/problem+json").header("Retry-After", matchesPattern("[12]")).body("type", is("/problems/too-many-requests"));
    }

    @Test
    @TestSecurity(user = "rob", roles = "reviewer")
    void only_an_analyst_may() {
        yaml(Examples.SIGNATURE).post(PATH).then().statusCode(403);
    }

    private static RequestSpecification yaml(String document) {
        return given().config(config().encoderConfig(encoderConfig().encodeContentTypeAs(YAML, ContentType.TEXT))).contentType(YAML).body(document);
    }

    /** Sent with its length, as most clients do; RestAssured does not. */
    private static int statusOf(byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(RestAssured.port, PATH)))
                .header("Content-Type", "multipart/form-data; boundary=x").POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).as("%s", answer.headers()).contains("\"/problems/content-too-large\"");
            return answer.statusCode();
        }
    }

    private static RequestSpecification form(String signature) {
        return given().multiPart("signature", signature);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, Kind kind) {
        return answer.statusCode(kind.status()).contentType("application/problem+json").body("type", is("/problems/" + kind.slug()));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
