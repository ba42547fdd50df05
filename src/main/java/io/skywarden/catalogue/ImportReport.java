package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.util.List;

/**
 * What an import did, each list in order of the ids.
 *
 * @param added seen for the first time
 * @param changed got a further version
 * @param unchanged equal to their latest version
 * @param vanished in the catalogue but no longer in the tree; their versions stay
 */
public record ImportReport(
        List<SignatureId> added, List<SignatureId> changed, List<SignatureId> unchanged, List<SignatureId> vanished) {

    public ImportReport {
        added = added.stream().sorted().toList();
        changed = changed.stream().sorted().toList();
        unchanged = unchanged.stream().sorted().toList();
        vanished = vanished.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return "%d new, %d changed, %d unchanged, %d vanished%s".formatted(added.size(), changed.size(), unchanged.size(),
                vanished.size(), vanished.isEmpty() ? "" : " " + vanished);
    }
}
