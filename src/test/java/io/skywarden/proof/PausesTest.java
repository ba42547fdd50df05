package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pause splits no flow, for no judge: captures are of days, and a step may be answered after an hour. */
class PausesTest {

    /** Silent for two hours, which is longer than any engine's own patience with a flow over UDP. */
    private static final String RECIPE = """
            flow patient udp 10.1.0.2:31034 -> 203.0.113.7:51820 hit
              > hex 4a 1c 02 91 ; random 14
              wait 7200s
              < hex 4a 1c 07 c6 33 64 0a ; random 4
            """;
    private static final SignatureId ANSWERED = new SignatureId("C04");

    @TempDir
    Path folder;

    @Test
    void an_answer_after_two_hours_belongs_to_its_flow() throws IOException {
        assumeTrue(!InstalledEngine.discover().isEmpty(), "no engine: install one, or set SKYWARDEN_SURICATA_7, _8 or SKYWARDEN_SNORT_3");
        List<Signature> signatures = Catalogue.signatures().stream().map(authored -> authored.signature()).filter(one -> one.id().equals(ANSWERED)).toList();
        Path file = Files.write(folder.resolve("patient.pcap"), SyntheticCapture.pcap(Recipe.parse("patient", RECIPE), "patient"));
        TestedCapture capture = new TestedCapture.Submitted("patient", file, "", Map.of());
        assertThat(hits(new InProcess(signatures), capture)).isEqualTo(1);
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(signatures);
        for (InstalledEngine binary : InstalledEngine.discover()) {
            try (InEngine engine = InEngine.start(binary, TemplateFolders.of(Path.of("rules-templates")), signatures, sids, folder.resolve(binary.judge()),
                    Progress.NONE)) {
                assertThat(hits(engine, capture)).as(binary.toString()).isEqualTo(1);
            }
        }
    }

    private static int hits(Judge judge, TestedCapture capture) {
        return ((Ruling.Judged) judge.judge(List.of(capture)).get(capture)).hits().size();
    }
}
