package io.skywarden.repository;

import java.time.Instant;
import java.util.Map;

/** The snapshot role (TUF 4.4): which version of the targets metadata goes with this state. */
record SnapshotRole(long version, Instant expires, MetaFile targets) implements Role {

    SnapshotRole {
        Role.requirePositive(version);
    }

    @Override
    public RoleName name() {
        return RoleName.SNAPSHOT;
    }

    @Override
    public Map<String, JsonValue> ownMembers() {
        return Map.of("meta", JsonValue.of(Map.of(RoleName.TARGETS.plainFile(), targets.json())));
    }

    static SnapshotRole of(JsonValue.Members json) {
        return new SnapshotRole(json.whole("version"), Instant.parse(json.text("expires")),
                MetaFile.of(json.members("meta").members(RoleName.TARGETS.plainFile())));
    }
}
