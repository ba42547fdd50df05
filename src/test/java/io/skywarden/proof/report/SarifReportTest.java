package io.skywarden.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Our SARIF before the schema of the standard, which the library of SARIF classes carries. */
class SarifReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    @Test
    void it_is_valid_by_the_schema_of_the_standard() throws IOException {
        for (Account account : List.of(Accounts.ofAll("a.pcap", "why"), Accounts.of(Accounts.proof("a.pcap")), changed())) {
            assertThat(SCHEMA.validate(JSON.readTree(SarifReport.of(account)))).isEmpty();
        }
    }

    @Test
    void the_schema_would_refuse_what_is_wrong() throws IOException {
        String wrong = SarifReport.of(Accounts.ofAll("a.pcap", "why")).replace("\"fail\"", "\"failed\"");
        assertThat(SCHEMA.validate(JSON.readTree(wrong))).isNotEmpty();
    }

    @Test
    void a_result_names_the_line_of_the_signature_the_capture_the_flow_and_the_packet() throws IOException {
        JsonNode run = JSON.readTree(SarifReport.of(Accounts.ofAll("a.pcap", "why"))).at("/runs/0");
        JsonNode falseFlow = run.at("/results/0");
        assertThat(run.at("/tool/driver/rules/" + falseFlow.get("ruleIndex").asInt() + "/id").asText()).isEqualTo("T1");
        assertThat(falseFlow.at("/locations/0/physicalLocation/artifactLocation/uri").asText()).isEqualTo("signatures/T1/signature.yaml");
        assertThat(falseFlow.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(10);
        assertThat(falseFlow.at("/properties/capture").asText()).isEqualTo("a.pcap");
        assertThat(falseFlow.at("/properties/flows/0/flow").asText()).isEqualTo("UDP 10.1.0.2:4000 -> 10.1.0.3:4001");
        assertThat(falseFlow.at("/properties/flows/0/packet").asInt()).isEqualTo(7);
        assertThat(run.at("/results/1/locations/0/physicalLocation/artifactLocation/uri").asText()).isEqualTo("signatures/T1/recipe.txt");
        assertThat(run.at("/results/4/locations/0/physicalLocation/region/startLine").asInt()).as("of proof.yaml").isEqualTo(2);
    }

    @Test
    void a_typed_reader_reads_it_and_sees_what_is_new_and_what_is_gone() throws IOException {
        List<Result> results = JSON.readValue(SarifReport.of(changed()), SarifSchema210.class).getRuns().getFirst().getResults();
        assertThat(results).extracting(result -> result.getBaselineState().value()).containsExactly("new", "absent");
        assertThat(results).extracting(result -> result.getRuleId()).containsExactly("T1", "T1");
    }

    @Test
    void a_fingerprint_knows_a_finding_again_whatever_packet_or_patch_of_an_engine() {
        var old = new io.skywarden.proof.Finding.FalseFlow("suricata-7.0.9", "a.pcap", Accounts.ID, Accounts.HIT.reversed(), 99, "else");
        assertThat(Fingerprint.of(old)).isEqualTo(Fingerprint.of(Accounts.falseFlow("a.pcap", "why")));
        assertThat(Fingerprint.of(old)).isNotEqualTo(Fingerprint.of(Accounts.falseFlow("b.pcap", "why")));
    }

    @Test
    void a_place_is_a_uri_whatever_the_path() {
        assertThat(new Place(Path.of("a b/c:d/é#?.yaml"), 1).uri().toASCIIString()).isEqualTo("a%20b/c:d/%C3%A9%23%3F.yaml");
        assertThat(new Place(Path.of("a:b"), 1).uri().toASCIIString()).isEqualTo("./a:b");
        assertThat(new Place(Path.of("/x y/z"), 1).uri().toASCIIString()).isEqualTo("file:///x%20y/z");
    }

    @Property(tries = 100)
    void whatever_a_name_holds_the_log_stays_valid_and_says_it(@ForAll String name, @ForAll String why) throws JsonProcessingException {
        JsonNode log = JSON.readTree(SarifReport.of(Accounts.ofAll("c" + name, why)));
        assertThat(SCHEMA.validate(log)).isEmpty();
        assertThat(log.at("/runs/0/results/0/properties/capture").asText()).isEqualTo("c" + name);
    }

    /** One finding is known, one is new, one is gone. */
    private static Account changed() {
        Baseline before = Baseline.of(Accounts.of(Accounts.proof("a.pcap", Accounts.missed(), Accounts.disagreement("a.pcap"))));
        return Accounts.of(Accounts.proof("a.pcap", Accounts.missed(), Accounts.falseFlow("a.pcap", "why")), Optional.of(before), Level.findings());
    }

    private static JsonSchema schema() {
        try (InputStream in = SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
