package io.skywarden.catalogue;

/** The reason someone gives; part of the record for ever. */
public record Why(String text) {

    /** In characters. */
    public static final int LONGEST = 2000;

    public Why {
        text = text == null ? "" : text.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Why::isUnprintable)) {
            throw new IllegalArgumentException("a reason has 1 to %d characters and no control characters but line breaks".formatted(LONGEST));
        }
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    /** For what the service itself has to say, which may be long. */
    public static Why shortened(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
        return new Why(clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…");
    }

    @Override
    public String toString() {
        return text;
    }
}
