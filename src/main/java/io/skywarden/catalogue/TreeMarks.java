package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tree said when it was last imported, and where it and the catalogue disagree since. */
public interface TreeMarks {

    /** The content hash each signature had in the tree. */
    Map<SignatureId, String> marks();

    /** The folder each signature lay in, relative to the tree. */
    Map<SignatureId, String> folders();

    void mark(SignatureId id, String contentHash, String folder);

    /** In order of the ids. */
    List<TreeConflict> conflicts();

    Optional<TreeConflict> conflict(SignatureId id);

    /** In place of an older one about the same signature. */
    void keep(TreeConflict conflict);

    void settle(SignatureId id);
}
