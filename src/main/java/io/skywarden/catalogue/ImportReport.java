package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.util.List;

/**
 * What an import did, each list in order of the ids.
 *
 * @param added seen for the first time
 * @param changed got a further version
 * @param unchanged equal to their newest version
 * @param ahead changed in the catalogue since the tree was last imported, and not in the tree: an export brings the tree up
 * @param conflicts changed in both; nothing was taken in, a person decides
 * @param vanished in the catalogue but no longer in the tree; their versions stay
 */
public record ImportReport(List<SignatureId> added, List<SignatureId> changed, List<SignatureId> unchanged, List<SignatureId> ahead,
        List<SignatureId> conflicts, List<SignatureId> vanished) {

    public ImportReport {
        added = added.stream().sorted().toList();
        changed = changed.stream().sorted().toList();
        unchanged = unchanged.stream().sorted().toList();
        ahead = ahead.stream().sorted().toList();
        conflicts = conflicts.stream().sorted().toList();
        vanished = vanished.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return "%d new, %d changed, %d unchanged, %d vanished%s%s%s".formatted(added.size(), changed.size(), unchanged.size(),
                vanished.size(), named("", vanished), named(", newer in the catalogue:", ahead),
                named(", CHANGED ON BOTH SIDES and left as they are:", conflicts));
    }

    private static String named(String what, List<SignatureId> ids) {
        return ids.isEmpty() ? "" : what + " " + ids;
    }
}
