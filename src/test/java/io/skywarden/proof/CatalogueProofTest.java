package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.signature.SignatureId;
import io.skywarden.signature.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The whole catalogue is proven in process: on its recipes anywhere, on real captures where there are some. */
class CatalogueProofTest {

    @Test
    void every_signature_is_proven_on_the_recipes() {
        Proof proof = Catalogue.run(Optional.empty()).prove(EngineChoice.IN_PROCESS);
        assertThat(proof.findings()).isEmpty();
        assertThat(proof.captures()).isEqualTo(proof.signatures().size()).isEqualTo(92);
        Set<SignatureId> hitting = proof.hits().stream().map(found -> found.hit().signature()).collect(Collectors.toSet());
        proof.antiExamples().forEach(found -> hitting.add(found.hit().signature()));
        assertThat(hitting).containsExactlyInAnyOrderElementsOf(proof.signatures());
    }

    /** On real traffic, with what truth.tsv knows of its flows. */
    @Nested
    class OnRealCaptures {

        private static Path folder;
        private static Proof proof;
        private static TruthTable truth;

        @BeforeAll
        static void prove() {
            Optional<Path> captures = Catalogue.captures().filter(found -> Files.exists(found.resolve("truth.tsv")));
            assumeTrue(captures.isPresent(), "no real captures: set SKYWARDEN_CAPTURES to a folder with a truth.tsv");
            folder = captures.get();
            proof = Catalogue.run(captures).prove(EngineChoice.IN_PROCESS);
            truth = TruthTable.read(folder.resolve("truth.tsv"));
        }

        @Test
        void nothing_contradicts_the_catalogue() {
            assertThat(proof.findings()).isEmpty();
        }

        @Test
        void active_signatures_cover_the_flows_of_2015_skype_and_of_teams() {
            assertThat(covered("positive/skype-2015-a.pcap", Truth.SKYPE)).isGreaterThanOrEqualTo(261);
            assertThat(covered("positive/teams.pcap", Truth.TEAMS)).isGreaterThanOrEqualTo(45);
        }

        @Test
        void no_flow_called_other_and_none_of_an_innocent_capture_is_hit() {
            assertThat(proof.hits()).filteredOn(found -> found.capture().startsWith("negative/")).isEmpty();
            assertThat(proof.hits()).filteredOn(found ->
                    truth.of(found.capture()).get(FlowTuple.of(found.hit().flow())) == Truth.OTHER).isEmpty();
        }

        private static long covered(String capture, Truth kind) {
            assumeTrue(Files.exists(folder.resolve(capture)), "no " + capture);
            Set<SignatureId> active = Catalogue.signatures().stream().map(authored -> authored.signature())
                    .filter(signature -> signature.state() instanceof State.Active).map(signature -> signature.id())
                    .collect(Collectors.toSet());
            Set<FlowTuple> hit = proof.hits().stream()
                    .filter(found -> found.capture().equals(capture) && active.contains(found.hit().signature()))
                    .map(found -> FlowTuple.of(found.hit().flow())).collect(Collectors.toSet());
            return truth.of(capture).entrySet().stream().filter(flow -> flow.getValue() == kind)
                    .map(Map.Entry::getKey).filter(hit::contains).count();
        }
    }
}
