package io.skywarden.signature.yaml;

/**
 * The files of a signature, word for word as their author wrote them.
 *
 * @param proof empty when the signature has no proof file
 */
public record AuthoredText(String signature, String proof, String recipe) {

    /** What one column holds, in every database the catalogue is kept in. */
    public static final int LONGEST = 1_000_000;

    public AuthoredText {
        refuseTooLong("signature.yaml", signature);
        refuseTooLong("proof.yaml", proof);
        refuseTooLong("recipe.txt", recipe);
    }

    private static void refuseTooLong(String file, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "%s has %d characters, the catalogue keeps at most %d".formatted(file, text.length(), LONGEST));
        }
    }
}
