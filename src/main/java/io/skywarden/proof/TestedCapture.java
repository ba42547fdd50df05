package io.skywarden.proof;

import io.skywarden.capture.Claim;
import io.skywarden.capture.SentCapture;
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
     * Sent along with signatures.
     *
     * @param digest SHA-256 of its bytes
     * @param claims what its senders say of it, each about one signature; of all others nothing is said
     */
    record Submitted(String name, Path file, String digest, Map<SignatureId, Claim> claims) implements TestedCapture {
        public Submitted {
            claims = Map.copyOf(claims);
        }

        static Submitted of(SentCapture sent, SignatureId id) {
            return new Submitted(sent.name(), sent.file(), sent.digest().hex(), Map.of(id, sent.claim()));
        }

        Claim claim(SignatureId id) {
            return claims.getOrDefault(id, Claim.NONE);
        }
    }
}
