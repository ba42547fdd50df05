package io.skywarden.proof.engine;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Suricata release, such as 8.0.3. */
public record EngineVersion(int major, int minor, int patch) implements Comparable<EngineVersion> {

    private static final Pattern STATED = Pattern.compile("Suricata version (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Comparator<EngineVersion> BY_AGE = Comparator.comparingInt(EngineVersion::major)
            .thenComparingInt(EngineVersion::minor)
            .thenComparingInt(EngineVersion::patch);

    public EngineVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("a version has no negative part: %d.%d.%d".formatted(major, minor, patch));
        }
    }

    /** The version in what {@code suricata -V} prints. */
    static Optional<EngineVersion> stated(String text) {
        return STATED.matcher(text).results().findFirst().map(found -> new EngineVersion(
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3))));
    }

    @Override
    public int compareTo(EngineVersion other) {
        return BY_AGE.compare(this, other);
    }

    @Override
    public String toString() {
        return "%d.%d.%d".formatted(major, minor, patch);
    }
}
