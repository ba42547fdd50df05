package io.skywarden.proof;

import io.skywarden.signature.SignatureId;
import java.nio.file.Path;
import java.util.Map;

/** A capture that a proof is held against, with what is known of it beforehand. */
public sealed interface TestedCapture {

    /** How it is called in results: its path below the captures folder, or {@code recipe/<id>}. */
    String name();

    Path file();

    /**
     * Built from a signature's recipe.
     *
     * @param flows for each flow whether this signature must hit it ({@code true}) or must not
     */
    record Synthetic(SignatureId of, Path file, Map<FlowTuple, Boolean> flows) implements TestedCapture {
        public Synthetic {
            flows = Map.copyOf(flows);
        }

        @Override
        public String name() {
            return "recipe/" + of;
        }
    }

    /**
     * Recorded on a real network.
     *
     * @param digest SHA-256 of its bytes, by which signatures name it
     * @param innocent whether it holds nothing of the Skype family, so that every hit is wrong
     */
    record Real(String name, Path file, String digest, boolean innocent, Map<FlowTuple, Truth> truth) implements TestedCapture {
        public Real {
            truth = Map.copyOf(truth);
        }
    }

    /**
     * Sent along with a signature to try it on.
     *
     * @param digest SHA-256 of its bytes
     */
    record Submitted(String name, Path file, String digest, Claim claim) implements TestedCapture {}
}
