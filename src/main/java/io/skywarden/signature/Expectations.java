package io.skywarden.signature;

import java.util.List;

/**
 * What the proof of a signature must find beside the flows of its recipe.
 *
 * @param differences where judges are known to differ, each for a while
 */
public record Expectations(List<InCapture> captures, List<KnownDifference> differences) {

    public static final Expectations NONE = new Expectations(List.of());

    public Expectations {
        captures = List.copyOf(captures);
        differences = List.copyOf(differences);
    }

    /** Without a known difference. */
    public Expectations(List<InCapture> captures) {
        this(captures, List.of());
    }

    public boolean isEmpty() {
        return captures.isEmpty() && differences.isEmpty();
    }

    /**
     * At least so many flows in a real capture, known by the SHA-256 of its bytes. {@code innocent} says that those flows
     * are not the product's: the documented false hits of a retired signature.
     */
    public record InCapture(String digest, String name, int atLeast, boolean innocent) {
        public InCapture {
            if (!digest.matches("[0-9a-f]{64}")) {
                throw new MalformedSignature("sha256", "'%s' is not a SHA-256: 64 of 0-9 and a-f".formatted(digest));
            }
            if (atLeast < 1) {
                throw new MalformedSignature("at-least", "an expectation asks for at least one flow");
            }
        }
    }
}
