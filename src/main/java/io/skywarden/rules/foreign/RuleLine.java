package io.skywarden.rules.foreign;

import java.util.Optional;

/** What one line of a rule file is, once lines that continue it are joined to it. */
sealed interface RuleLine {

    /**
     * A rule with its number.
     *
     * @param enabled false when it is commented out
     * @param signature the signature of ours that its metadata names, if it is a rule of ours
     */
    record Numbered(long gid, long sid, boolean enabled, Optional<String> signature) implements RuleLine {}

    /**
     * Meant as a rule, but not one.
     *
     * @param open whether its options have no end yet, so that the next line may be a part of it
     */
    record Unreadable(String reason, boolean open) implements RuleLine {}

    /** A comment or nothing at all. */
    record Remark() implements RuleLine {}
}
