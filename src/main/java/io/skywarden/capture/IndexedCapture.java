package io.skywarden.capture;

/**
 * What the index says about one capture.
 *
 * @param digest what it is known by
 * @param name what its file was called where it came from
 * @param origin who publishes it, and where
 * @param licence under which terms
 * @param bytes the size of the file
 * @param packets how many it holds
 * @param contents what is inside, in words
 */
public record IndexedCapture(
        CaptureDigest digest, String name, String origin, String licence, long bytes, long packets, String contents) {

    public IndexedCapture {
        require("name", name);
        require("origin", origin);
        require("licence", licence);
        require("contents", contents);
        if (bytes < 0 || packets < 0) {
            throw new IllegalArgumentException("%s: bytes (%d) and packets (%d) are counts".formatted(digest, bytes, packets));
        }
    }

    private static void require(String key, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("%s is empty: say what it is".formatted(key));
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("%s holds control characters: write it on one line".formatted(key));
        }
    }
}
