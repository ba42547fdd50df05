package io.skywarden.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule numbers that are ours to give, both ends included. */
public record SidRange(long first, long last) {

    /** Held by no publisher that sidallocation.org lists, and away from the numbers it leaves to local rules. */
    public static final SidRange DEFAULT = new SidRange(9_210_000, 9_219_999);

    private static final Pattern FORM = Pattern.compile("\\s*([0-9]{1,10})\\s*-\\s*([0-9]{1,10})\\s*");

    /** The greatest number that every supported engine takes. */
    private static final long GREATEST = 4_294_967_294L;

    public SidRange {
        if (first < 1 || last < first || last > GREATEST) {
            throw new IllegalArgumentException("%d..%d is not a range of rule numbers (1..%d)".formatted(first, last, GREATEST));
        }
    }

    /**
     * Reads {@code first-last}, such as {@code 9210000-9219999}.
     *
     * @throws IllegalArgumentException saying what a range looks like
     */
    public static SidRange parse(CharSequence text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'%s' is not a range of sids: write first-last, such as %d-%d".formatted(
                    text, DEFAULT.first, DEFAULT.last));
        }
        return new SidRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    public boolean overlaps(SidRange other) {
        return first <= other.last && other.first <= last;
    }

    public boolean contains(long sid) {
        return first <= sid && sid <= last;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
