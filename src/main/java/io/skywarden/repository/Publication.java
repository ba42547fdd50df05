package io.skywarden.repository;

import io.skywarden.repository.signing.KeyPurpose;
import io.skywarden.repository.signing.SigningKeys;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Makes the next state from the one before and writes it in the order of TUF 6.3: root when due, targets, snapshot,
 * timestamp. A role is signed anew only when what it says changed or its life runs out. Until the timestamp is put,
 * clients see the state before; files that a failed attempt left behind have names nobody was told.
 */
record Publication(MetadataFolder metadata, Disk disk, SigningKeys keys, Clock clock) {

    static Map<RoleName, VerificationKey> verificationKeys(SigningKeys keys) {
        Map<RoleName, VerificationKey> byRole = new EnumMap<>(RoleName.class);
        for (RoleName role : RoleName.values()) {
            byRole.put(role, VerificationKey.of(keys.key(purpose(role)).publicKey()));
        }
        return byRole;
    }

    Standing write(Optional<Standing> before, NavigableMap<TargetName, TargetFile> wanted) throws IOException {
        var root = root();
        var targets = targets(before.map(Standing::targets), wanted);
        var snapshot = snapshot(before.map(Standing::snapshot), MetaFile.of(targets));
        var timestamp = timestamp(before.map(Standing::timestamp), MetaFile.of(snapshot));
        return new Standing(root, targets, snapshot, timestamp);
    }

    /** A root stands on its own: it is taken from disk even when no timestamp was ever published, for clients may pin it. */
    private SignedRole<RootRole> root() throws IOException {
        var old = metadata.newestRoot();
        if (old.isPresent() && !isDue(old.get())) {
            return old.get();
        }
        return put(new RootRole(next(old), RoleName.ROOT.expiry(clock), verificationKeys(keys)));
    }

    private SignedRole<TargetsRole> targets(Optional<SignedRole<TargetsRole>> old, NavigableMap<TargetName, TargetFile> wanted)
            throws IOException {
        if (old.isPresent() && old.get().role().targets().equals(wanted) && !isDue(old.get())) {
            return old.get();
        }
        return put(new TargetsRole(next(old), RoleName.TARGETS.expiry(clock), wanted));
    }

    private SignedRole<SnapshotRole> snapshot(Optional<SignedRole<SnapshotRole>> old, MetaFile targets) throws IOException {
        if (old.isPresent() && old.get().role().targets().equals(targets) && !isDue(old.get())) {
            return old.get();
        }
        return put(new SnapshotRole(next(old), RoleName.SNAPSHOT.expiry(clock), targets));
    }

    private SignedRole<TimestampRole> timestamp(Optional<SignedRole<TimestampRole>> old, MetaFile snapshot) throws IOException {
        if (old.isPresent() && old.get().role().snapshot().equals(snapshot) && !isDue(old.get())) {
            return old.get();
        }
        return put(new TimestampRole(next(old), RoleName.TIMESTAMP.expiry(clock), snapshot));
    }

    private <R extends Role> SignedRole<R> put(R role) throws IOException {
        SignedRole<R> signed = SignedRole.sign(role, keys.key(purpose(role.name())));
        disk.put(metadata.file(role.name(), role.version()), signed.bytes());
        return signed;
    }

    private boolean isDue(SignedRole<?> signed) {
        return signed.role().name().isDue(signed.role().expires(), clock);
    }

    private static <R extends Role> long next(Optional<SignedRole<R>> old) {
        return old.map(signed -> signed.role().version() + 1).orElse(1L);
    }

    private static KeyPurpose purpose(RoleName role) {
        return switch (role) {
            case ROOT -> KeyPurpose.ROOT;
            case TARGETS -> KeyPurpose.TARGETS;
            case SNAPSHOT -> KeyPurpose.SNAPSHOT;
            case TIMESTAMP -> KeyPurpose.TIMESTAMP;
        };
    }
}
