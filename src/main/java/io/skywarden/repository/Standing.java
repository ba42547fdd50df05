package io.skywarden.repository;

/** The four signed roles of one published state, as they stand on disk. */
record Standing(SignedRole<RootRole> root, SignedRole<TargetsRole> targets, SignedRole<SnapshotRole> snapshot,
        SignedRole<TimestampRole> timestamp) {
}
