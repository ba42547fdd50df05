package io.skywarden.rules.companion;

import java.util.Optional;
import java.util.Set;

/** The one place where something becomes text of a zone file (RFC 1035, section 5). */
final class ZoneText {

    /** A name holds 253 characters with the zone's own behind it. */
    private static final int LONGEST = 200;
    /** A response policy zone takes names that end so for addresses or name servers. */
    private static final Set<String> TRIGGERS = Set.of("rpz-ip", "rpz-client-ip", "rpz-nsip", "rpz-nsdname");

    private ZoneText() {}

    /** Why a zone cannot hold the name; empty when it can. */
    static Optional<String> refusal(NameScope scope) {
        String name = scope.domain().value();
        if (name.length() > LONGEST) {
            return Optional.of("a response policy zone holds names of at most %d characters".formatted(LONGEST));
        }
        return TRIGGERS.contains(name.substring(name.lastIndexOf('.') + 1))
                ? Optional.of("a response policy zone would not take it for a name") : Optional.empty();
    }

    /** What may stand in a name has no meaning of its own in a zone file: no dot at the end, no '@', no backslash. */
    static String record(String owner, String target) {
        return "%s CNAME %s\n".formatted(owner, target);
    }

    static String remark(String text) {
        return "; " + Remark.line(text) + "\n";
    }
}
