package io.skywarden.repository;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The root role (TUF 4.3): which key speaks for which role. One key each, threshold one, consistent snapshots always. */
record RootRole(long version, Instant expires, Map<RoleName, VerificationKey> keys) implements Role {

    RootRole {
        Role.requirePositive(version);
        if (keys.size() != RoleName.values().length) {
            throw new NotCanonical("a root names a key for each of root, targets, snapshot and timestamp");
        }
        keys = Map.copyOf(keys);
    }

    @Override
    public RoleName name() {
        return RoleName.ROOT;
    }

    @Override
    public Map<String, JsonValue> ownMembers() {
        NavigableMap<String, JsonValue> keyList = new TreeMap<>();
        NavigableMap<String, JsonValue> roles = new TreeMap<>();
        keys.forEach((role, key) -> {
            keyList.put(key.keyId(), key.json());
            roles.put(role.text(), JsonValue.of(Map.of("keyids", List.of(key.keyId()), "threshold", 1)));
        });
        return Map.of("consistent_snapshot", new JsonValue.Flag(true),
                "keys", new JsonValue.Members(keyList), "roles", new JsonValue.Members(roles));
    }

    static RootRole of(JsonValue.Members json) {
        Map<RoleName, VerificationKey> keys = new EnumMap<>(RoleName.class);
        for (RoleName role : RoleName.values()) {
            keys.put(role, keyOf(role, json));
        }
        return new RootRole(json.whole("version"), Instant.parse(json.text("expires")), keys);
    }

    private static VerificationKey keyOf(RoleName role, JsonValue.Members json) {
        List<JsonValue> ids = json.members("roles").members(role.text()).row("keyids");
        if (ids.size() != 1 || !(ids.getFirst() instanceof JsonValue.Text(String id))) {
            throw new NotCanonical("the role '%s' does not have exactly one key".formatted(role.text()));
        }
        return VerificationKey.of(json.members("keys").members(id));
    }
}
