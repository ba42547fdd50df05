package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.Claim;
import io.skywarden.capture.SentCapture;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.AuditRecord;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.Stage;
import io.skywarden.catalogue.Step;
import io.skywarden.catalogue.Why;
import io.skywarden.catalogue.Written;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.ProofFact;
import io.skywarden.proof.ProofFacts;
import io.skywarden.proof.http.SmallDryRuns;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service finds out about versions that came with captures. */
@QuarkusTest
@TestProfile(SmallDryRuns.class)
class ProveSubmittedTest {

    private static final Actor ANN = Actor.person("ann");
    private static final Why WHY = new Why("because");

    @Inject
    ProveSubmitted proving;

    @Inject
    Review review;

    @Inject
    Catalogue catalogue;

    @Inject
    ProofFacts facts;

    @Inject
    Circumstances circumstances;

    @TempDir
    Path folder;

    @Test
    void a_hit_in_a_capture_that_was_sent_as_negative_sends_the_version_back_and_so_it_does_the_next() throws IOException {
        SignatureId id = new SignatureId("ATTACHED-1");
        Head draft = review.begin(Written.provable(id, "First title"), List.of(probe(Claim.NEGATIVE)), ANN, WHY);
        review.take(id, 1, Step.SUBMIT, ANN, WHY, draft.revision());
        prove(id);

        assertThat(catalogue.head(id).stage()).isEqualTo(Stage.DRAFT);
        assertThat(lastWord(id)).contains("attached/ATTACHED-1-1/probe.pcap").contains("packet 1").contains("sent as negative");

        Head second = review.revise(Written.provable(id, "Second title"), ANN, WHY, catalogue.head(id).revision());
        review.take(id, 2, Step.SUBMIT, ANN, WHY, second.revision());
        prove(id);
        assertThat(catalogue.head(id).stage()).as("the capture of version 1 is held against version 2").isEqualTo(Stage.DRAFT);
    }

    @Test
    void a_version_that_holds_is_proven_under_circumstances_that_include_its_captures() throws IOException {
        SignatureId id = new SignatureId("ATTACHED-2");
        Head draft = review.begin(Written.provable(id, "First title"), List.of(probe(Claim.POSITIVE)), ANN, WHY);
        review.take(id, 1, Step.SUBMIT, ANN, WHY, draft.revision());
        prove(id);

        assertThat(catalogue.head(id).stage()).as(lastWord(id)).isEqualTo(Stage.PROVEN);
        String common = circumstances.digest();
        assertThat(facts.find(draft.contentHash(), common)).isEmpty();
        assertThat(facts.find(draft.contentHash(), Circumstances.with(common, catalogue.captures(id, 1)))).get()
                .extracting(ProofFact::holds).isEqualTo(true);
    }

    private void prove(SignatureId id) {
        proving.run();
        for (int i = 0; i < 600 && catalogue.head(id).stage() == Stage.SUBMITTED; i++) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private SentCapture probe(Claim claim) throws IOException {
        Path file = Files.write(folder.resolve("probe.pcap"), SyntheticCapture.pcap(
                Recipe.parse("r", "flow hit udp 10.3.0.2:5000 -> 10.4.0.1:33033 hit\n  > hex 4a 1c 02 ; random 15"), "" + claim));
        return new SentCapture("sent/probe.pcap", file, CaptureReader.digest(file), claim);
    }

    private String lastWord(SignatureId id) {
        List<AuditRecord> records = catalogue.records(id);
        return records.getLast().why().text();
    }
}
