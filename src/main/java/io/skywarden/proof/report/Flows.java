package io.skywarden.proof.report;

import io.skywarden.capture.Capture;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowPacket;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.proof.FlowTuple;
import io.skywarden.proof.TestedCapture;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Looks up where the flows of a capture begin, for findings that name a flow nobody hit. */
final class Flows {

    /** A bigger capture is not decoded again only to number a packet. */
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Map<SignatureId, AuthoredSignature> catalogue;
    private final Map<String, Map<FlowTuple, Evidence>> known = new HashMap<>();

    Flows(Map<SignatureId, AuthoredSignature> catalogue) {
        this.catalogue = catalogue;
    }

    /** Each flow with its first packet; empty when the capture cannot be decoded. */
    Map<FlowTuple, Evidence> of(TestedCapture capture) {
        return known.computeIfAbsent(capture.name(), _ -> switch (capture) {
            case TestedCapture.Synthetic synthetic -> played(catalogue.get(synthetic.of()));
            case TestedCapture.Real real -> decoded(real.file());
            case TestedCapture.Submitted sent -> decoded(sent.file());
        });
    }

    /** The proof has cleaned up behind itself; the same recipe plays the same capture again. */
    private static Map<FlowTuple, Evidence> played(AuthoredSignature authored) {
        Recipe recipe = Recipe.parse(authored.recipePlace(), authored.text().recipe());
        try {
            Path file = Files.createTempFile("skywarden-recipe", ".pcap");
            try {
                Files.write(file, SyntheticCapture.pcap(recipe, authored.signature().id().value()));
                return decoded(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot play " + authored.recipePlace(), e);
        }
    }

    private static Map<FlowTuple, Evidence> decoded(Path file) {
        Map<FlowTuple, Evidence> flows = new HashMap<>();
        try {
            if (Files.size(file) <= MOST_BYTES) {
                Capture capture = CaptureReader.read(file);
                capture.flows().forEach(flow -> flows.putIfAbsent(FlowTuple.of(flow.key()), begin(flow)));
            }
        } catch (CaptureUnreadable | IOException unreadable) {
            // A judge has said so already; without the flows a finding is told without its packet.
            flows.clear();
        }
        return flows;
    }

    private static Evidence begin(Flow flow) {
        return new Evidence(flow.key().toString(), FlowTuple.of(flow.key()),
                flow.packets().stream().findFirst().map(FlowPacket::number).orElse(0L), "missed");
    }
}
