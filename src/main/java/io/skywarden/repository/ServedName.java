package io.skywarden.repository;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a target lies and is served: HASH.FILENAME.EXT in the target's folder (consistent snapshots, TUF 6.2.1). */
record ServedName(TargetName target, Sha256 sha256) {

    private static final Pattern FORM = Pattern.compile("((?:[^/]+/)*)([0-9a-f]{64})\\.([^/]+)");

    /** The name a client asked for, or nothing when no target can be meant by it. */
    static Optional<ServedName> of(String asked) {
        Matcher matcher = FORM.matcher(asked);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ServedName(new TargetName(matcher.group(1) + matcher.group(3)),
                    new Sha256(matcher.group(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name from outside: not finding it is the whole answer
        }
    }

    String path() {
        return target.folder() + sha256 + "." + target.baseName();
    }
}
