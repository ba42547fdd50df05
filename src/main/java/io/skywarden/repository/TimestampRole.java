package io.skywarden.repository;

import java.time.Instant;
import java.util.Map;

/** The timestamp role (TUF 4.6): which snapshot is the newest; it lives shortly, so that a frozen mirror is noticed. */
record TimestampRole(long version, Instant expires, MetaFile snapshot) implements Role {

    TimestampRole {
        Role.requirePositive(version);
    }

    @Override
    public RoleName name() {
        return RoleName.TIMESTAMP;
    }

    @Override
    public Map<String, JsonValue> ownMembers() {
        return Map.of("meta", JsonValue.of(Map.of(RoleName.SNAPSHOT.plainFile(), snapshot.json())));
    }

    static TimestampRole of(JsonValue.Members json) {
        return new TimestampRole(json.whole("version"), Instant.parse(json.text("expires")),
                MetaFile.of(json.members("meta").members(RoleName.SNAPSHOT.plainFile())));
    }
}
