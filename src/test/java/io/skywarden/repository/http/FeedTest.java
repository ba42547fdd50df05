package io.skywarden.repository.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

@QuarkusTest
@TestProfile(FeedTest.OfTheTest.class)
class FeedTest {

    private static final String BUNDLE = "/rules/stable/suricata-7.0.10/monitor/skype.rules.tar.gz";
    private static final String PULLEDPORK = "/rules/stable/snort-3.1.2/monitor/snortrules-snapshot-skywarden.tar.gz";
    private static final String HASHED = "a".repeat(64) + ".bundle.tar.gz";
    private static final byte[] BYTES = new byte[300_000];

    /** The service with the files of this test. */
    public static final class OfTheTest implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FilesOfTheTest.class);
        }
    }

    @BeforeAll
    static void publish() throws IOException {
        new Random(1).nextBytes(BYTES);
        FilesOfTheTest.publish(BUNDLE.substring(1), BYTES);
        FilesOfTheTest.publish(BUNDLE.substring(1) + ".md5", "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        FilesOfTheTest.publish(PULLEDPORK.substring(1), BYTES);
        FilesOfTheTest.publish("rules/stable/suricata-8/version.txt", "7\n".getBytes(StandardCharsets.US_ASCII));
        FilesOfTheTest.publish("metadata/timestamp.json", "{}".getBytes(StandardCharsets.US_ASCII));
        FilesOfTheTest.publish("metadata/7.snapshot.json", "{}".getBytes(StandardCharsets.US_ASCII));
        FilesOfTheTest.publish("targets/rules/" + HASHED, BYTES);
        FilesOfTheTest.publish("targets/rules/plain.txt", new byte[0]);
        FilesOfTheTest.publish("secret", BYTES);
    }

    @Test
    void a_bundle_is_answered_byte_for_byte_whatever_encoding_is_offered() throws NoSuchAlgorithmException {
        Response answer = given().header("Accept-Encoding", "gzip, br, zstd").get(BUNDLE);

        answer.then().statusCode(200).contentType("application/gzip").header("Content-Encoding", nullValue())
                .header("Content-Length", "300000").header("Transfer-Encoding", nullValue())
                .header("Cache-Control", "no-cache, no-transform").header("ETag", '"' + sha256(BYTES) + '"');
        assertThat(answer.asByteArray()).isEqualTo(BYTES);
    }

    @Test
    void head_says_what_get_would() {
        Response get = when().get(BUNDLE);

        when().head(BUNDLE).then().statusCode(200).header("Content-Length", "300000").header("ETag", get.header("ETag"))
                .contentType("application/gzip");
    }

    @Test
    void a_client_that_has_the_file_gets_no_bytes() {
        String tag = when().get(BUNDLE).header("ETag");

        assertThat(given().header("If-None-Match", "\"other\", " + tag).get(BUNDLE).then().statusCode(304)
                .header("ETag", tag).extract().asByteArray()).isEmpty();
        given().header("If-None-Match", "\"other\"").get(BUNDLE).then().statusCode(200);
    }

    @Test
    void a_file_that_is_another_one_than_asked_for_is_a_problem() {
        given().header("If-Match", "\"other\"").get(BUNDLE).then().statusCode(412)
                .contentType("application/problem+json").body("type", is("/problems/precondition-failed"));
    }

    @Test
    void the_checksum_is_the_bare_digits_in_plain_text() {
        when().get(BUNDLE + ".md5").then().statusCode(200).contentType("text/plain;charset=UTF-8")
                .body(is("0123456789abcdef0123456789abcdef"));
    }

    @ParameterizedTest
    @CsvSource({
        "/tuf/metadata/timestamp.json,  application/json, 'no-cache, no-transform'",
        "/tuf/metadata/7.snapshot.json, application/json, 'public, max-age=31536000, immutable, no-transform'",
        "/tuf/targets/rules/plain.txt,  text/plain;charset=UTF-8, 'no-cache, no-transform'",
    })
    void only_names_that_hold_a_version_or_a_hash_are_kept_for_good(String path, String type, String caching) {
        when().get(path).then().statusCode(200).contentType(type).header("Cache-Control", caching);
    }

    @Test
    void a_target_named_by_its_hash_never_changes() {
        when().get("/tuf/targets/rules/" + HASHED).then().statusCode(200).contentType("application/gzip")
                .header("Cache-Control", "public, max-age=31536000, immutable, no-transform");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/rules/stable/suricata-8/monitor/skype.rules.tar.gz",
        "/rules/stable/suricata-7.0.10/monitor/other.tar.gz",
        "/rules/stable/suricata-7.0.10/monitor/",
        "/rules/stable/suricata-7.0.10/monitor/skype.rules.tar.gz.exe",
        "/rules/stable/suricata-7/version.txt",
        "/rules/STABLE/suricata-8/version.txt",
        "/rules/STABLE/suricata-8/opnsense.xml",
        "/rules/stable/suricata-7.0.10/..%2fmonitor/skype.rules.tar.gz",
        "/rules/stable/suricata-7.0.10/monitor/..%2f..%2f..%2f..%2fsecret",
        "/rules/STABLE/suricata-7.0.10/monitor/skype.rules.tar.gz",
        "/tuf/metadata/8.snapshot.json",
        "/tuf/metadata/..%2fsecret",
        "/tuf/targets/..%2fsecret",
        "/tuf/targets/%2e%2e/secret",
        "/tuf/targets/rules/%2e%2e/%2e%2e/secret",
        "/tuf/targets/rules/..%5c..%5csecret",
        "/tuf/targets/../../secret",
        "/tuf/targets/rules",
        "/tuf/targets/rules/",
        "/tuf/targets//etc/passwd",
        "/tuf/targets/rules/plain.txt%00.gz",
    })
    void what_is_not_published_is_never_answered_with_200(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).contentType("application/problem+json");
        given().urlEncodingEnabled(false).head(path).then().statusCode(404);
    }

    @Test
    @SuppressWarnings("unchecked") // the shape of the document is what is tested
    void the_index_offers_sources_below_the_address_that_was_asked() {
        Response answer = given().header("Host", "feed.example:8080").get("/index.yaml");

        Map<String, Object> index = new Yaml().load(answer.asString());
        var sources = (Map<String, Map<String, String>>) index.get("sources");
        assertThat(index).containsEntry("version", 1);
        assertThat(sources).containsOnlyKeys("skywarden/stable-monitor", "et/open");
        assertThat(sources.get("skywarden/stable-monitor")).containsEntry("summary", "alerts: only")
                .containsEntry("url", "http://feed.example:8080/rules/stable/suricata-%(__version__)s/monitor/skype.rules.tar.gz");
    }

    @Test
    void an_archive_of_another_client_is_answered_like_a_bundle() {
        when().get(PULLEDPORK).then().statusCode(200).contentType("application/gzip").header("Content-Length", "300000");
    }

    @Test
    void the_number_of_a_feed_is_plain_text() {
        when().get("/rules/stable/suricata-8/version.txt").then().statusCode(200).contentType("text/plain;charset=UTF-8").body(is("7\n"));
    }

    /** As lib/metadata.py of OPNsense reads it: an address for each file, a number to ask for first, names that are never the same. */
    @Test
    void opnsense_finds_a_file_for_each_policy() {
        given().header("Host", "feed.example:8080").get("/rules/stable/suricata-8/opnsense.xml").then().statusCode(200)
                .contentType("application/xml")
                .body("ruleset.location.@url", is("http://feed.example:8080/rules/stable/suricata-8"))
                .body("ruleset.version.@url", is("http://feed.example:8080/rules/stable/suricata-8/version.txt"))
                .body("ruleset.files.file.size()", is(2))
                .body("ruleset.files.file[0].@url", is("http://feed.example:8080/rules/stable/suricata-8/block/skype.rules.tar.gz"))
                .body("ruleset.files.file[1].@url", is("http://feed.example:8080/rules/stable/suricata-8/monitor/skype.rules.tar.gz"))
                .body("ruleset.files.file[0]", is("skywarden.stable.block.rules"))
                .body("ruleset.files.file[1]", is("skywarden.stable.monitor.rules"));
    }

    /** OPNsense takes 200 and nothing else; it follows what it is told, but a redirect to a page of errors would be rules to it. */
    @Test
    void all_that_opnsense_is_told_to_fetch_is_answered_at_once_and_under_no_other_name() throws IOException {
        String feed = "/rules/stable/suricata-8.0.1";
        FilesOfTheTest.publish(feed.substring(1) + "/version.txt", "8\n".getBytes(StandardCharsets.US_ASCII));
        for (String policy : List.of("block", "monitor")) {
            FilesOfTheTest.publish(feed.substring(1) + "/" + policy + "/skype.rules.tar.gz", BYTES);
        }
        Response xml = given().header("Host", "feed.example").redirects().follow(false).get(feed + "/opnsense.xml");
        List<String> addresses = xml.then().statusCode(200).extract().xmlPath().getList("ruleset.depthFirst().findAll { it.@url != '' }*.@url", String.class);
        assertThat(addresses).hasSize(4);
        // The first is only looked at for its scheme.
        assertThat(addresses.subList(1, 4)).allSatisfy(address -> given().redirects().follow(false).get(address.replace("http://feed.example", ""))
                .then().statusCode(200).header("Content-Disposition", nullValue()).header("Content-Encoding", nullValue()));
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
