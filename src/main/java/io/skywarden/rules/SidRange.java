package io.skywarden.rules;

/** The rule numbers that are ours to give, both ends included. */
public record SidRange(long first, long last) {

    /** Within the numbers that the community leaves to local use, away from the ranges that published rule sets hold. */
    public static final SidRange DEFAULT = new SidRange(9_210_000, 9_219_999);

    /** The greatest number that every supported engine takes. */
    private static final long GREATEST = 4_294_967_294L;

    public SidRange {
        if (first < 1 || last < first || last > GREATEST) {
            throw new IllegalArgumentException("%d..%d is not a range of rule numbers (1..%d)".formatted(first, last, GREATEST));
        }
    }

    public boolean contains(long sid) {
        return first <= sid && sid <= last;
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
