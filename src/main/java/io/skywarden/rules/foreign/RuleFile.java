package io.skywarden.rules.foreign;

import java.util.List;
import java.util.Optional;

/**
 * What a rule file of others holds.
 *
 * @param name what it is called in messages
 */
public record RuleFile(String name, List<Rule> rules, List<BadLine> badLines) {

    public RuleFile {
        rules = List.copyOf(rules);
        badLines = List.copyOf(badLines);
    }

    /**
     * A rule and where it stands.
     *
     * @param enabled false when it is commented out
     * @param signature the signature of ours that its metadata names
     */
    public record Rule(String file, int line, long gid, long sid, boolean enabled, Optional<String> signature) {

        /** Where it stands, as editors understand it. */
        public String place() {
            return file + ":" + line + (enabled ? "" : " (disabled)");
        }

        /** Only rules of generator 1 share the space of sids that ours are in. */
        boolean countsAgainstOurs() {
            return gid == 1;
        }
    }

    /** A line that seems meant as a rule and is none that we understand. */
    public record BadLine(String file, int line, String reason) {

        @Override
        public String toString() {
            return "%s:%d: %s".formatted(file, line, reason);
        }
    }
}
