package io.skywarden.repository;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The content of one role's metadata: what is signed, without the signature (TUF 4.3 to 4.6). */
sealed interface Role permits RootRole, TargetsRole, SnapshotRole, TimestampRole {

    /** The specification this repository was written to; clients compare its major number (TUF 4.3). */
    String SPECIFICATION = "1.0.34";

    RoleName name();

    long version();

    Instant expires();

    /** The members that only this role has. */
    Map<String, JsonValue> ownMembers();

    /** The whole signed part: the common members of TUF 4.3 and the role's own. */
    default JsonValue.Members json() {
        NavigableMap<String, JsonValue> members = new TreeMap<>(ownMembers());
        members.put("_type", new JsonValue.Text(name().text()));
        members.put("spec_version", new JsonValue.Text(SPECIFICATION));
        members.put("version", new JsonValue.Whole(version()));
        members.put("expires", new JsonValue.Text(expires().toString()));
        return new JsonValue.Members(members);
    }

    /** Reads the signed part of a file; it must say that it is the role we look for. */
    static Role of(RoleName name, JsonValue.Members json) {
        if (!json.text("_type").equals(name.text())) {
            throw new NotCanonical("it holds the role '%s' where '%s' belongs".formatted(json.text("_type"), name.text()));
        }
        return switch (name) {
            case ROOT -> RootRole.of(json);
            case TARGETS -> TargetsRole.of(json);
            case SNAPSHOT -> SnapshotRole.of(json);
            case TIMESTAMP -> TimestampRole.of(json);
        };
    }

    static long requirePositive(long version) {
        if (version < 1) {
            throw new NotCanonical("version %d is not an integer greater than 0 (TUF 4.3)".formatted(version));
        }
        return version;
    }
}
