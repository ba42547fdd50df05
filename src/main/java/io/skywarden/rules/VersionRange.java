package io.skywarden.rules;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions from one, included, to another, not included, such as {@code >=7.0.0 <8.0.0}. */
public record VersionRange(Version from, Version below) {

    private static final Pattern FORM = Pattern.compile(">=\\s*(\\S+)\\s+<\\s*(\\S+)");

    public VersionRange {
        Objects.requireNonNull(from);
        if (from.compareTo(below) >= 0) {
            throw new IllegalArgumentException(">=%s <%s holds no version".formatted(from, below));
        }
    }

    static VersionRange parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'%s' is not a range of versions such as >=7.0.0 <8.0.0".formatted(text));
        }
        return new VersionRange(Version.parse(matcher.group(1)), Version.parse(matcher.group(2)));
    }

    public boolean contains(Version version) {
        return from.compareTo(version) <= 0 && version.compareTo(below) < 0;
    }

    /** Whether it means one of these; by fewer numbers, such as {@code 7.0}, it means every version that begins so. */
    boolean contains(String version) {
        Version told = Version.parse(version);
        int numbers = version.replaceFirst("[-+].*", "").split("\\.").length;
        return contains(told) || Arrays.equals(told.numbers(), Arrays.copyOf(Arrays.copyOf(from.numbers(), numbers), told.numbers().length));
    }

    /** As it is written in an engine's description, and published in manifests. */
    @Override
    public String toString() {
        return ">=%s <%s".formatted(from, below);
    }

    /** Up to four numbers; absent ones are zero. What follows a dash or plus (a release candidate, a build) is passed over. */
    public record Version(int major, int minor, int patch, int build) implements Comparable<Version> {

        private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6}){0,3})(?:[-+].*)?");

        public static Version parse(String text) {
            Matcher matcher = NUMBERS.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'%s' is not a version such as 7.0.10".formatted(text));
            }
            int[] numbers = Arrays.copyOf(
                    Arrays.stream(matcher.group(1).split("\\.")).mapToInt(Integer::parseInt).toArray(), 4);
            return new Version(numbers[0], numbers[1], numbers[2], numbers[3]);
        }

        @Override
        public int compareTo(Version other) {
            return Arrays.compare(numbers(), other.numbers());
        }

        private int[] numbers() {
            return new int[] {major, minor, patch, build};
        }

        @Override
        public String toString() {
            return "%d.%d.%d".formatted(major, minor, patch);
        }
    }
}
