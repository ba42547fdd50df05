package io.skywarden.repository;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The targets role (TUF 4.5): every file on offer with its length and hash. Nothing is delegated. */
record TargetsRole(long version, Instant expires, NavigableMap<TargetName, TargetFile> targets) implements Role {

    TargetsRole {
        Role.requirePositive(version);
        targets = Collections.unmodifiableNavigableMap(new TreeMap<>(targets));
    }

    @Override
    public RoleName name() {
        return RoleName.TARGETS;
    }

    @Override
    public Map<String, JsonValue> ownMembers() {
        NavigableMap<String, JsonValue> byPath = new TreeMap<>();
        targets.forEach((name, file) -> byPath.put(name.value(), file.json()));
        return Map.of("targets", new JsonValue.Members(byPath));
    }

    static TargetsRole of(JsonValue.Members json) {
        JsonValue.Members byPath = json.members("targets");
        NavigableMap<TargetName, TargetFile> targets = new TreeMap<>();
        byPath.byName().keySet().forEach(path ->
                targets.put(new TargetName(path), TargetFile.of(byPath.members(path))));
        return new TargetsRole(json.whole("version"), Instant.parse(json.text("expires")), targets);
    }
}
