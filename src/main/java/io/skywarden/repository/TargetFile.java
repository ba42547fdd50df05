package io.skywarden.repository;

import java.util.NavigableMap;
import java.util.TreeMap;

/** What the targets role says of one file (TUF 4.5): length, hash, and custom facts, left out when there are none. */
record TargetFile(long length, Sha256 sha256, JsonValue.Members custom) {

    JsonValue.Members json() {
        NavigableMap<String, JsonValue> members = new TreeMap<>(Hashes.lengthAndHash(length, sha256));
        if (!custom.byName().isEmpty()) {
            members.put("custom", custom);
        }
        return new JsonValue.Members(members);
    }

    static TargetFile of(JsonValue.Members json) {
        return new TargetFile(json.whole("length"), Hashes.sha256(json),
                json.byName().containsKey("custom") ? json.members("custom") : new JsonValue.Members(new TreeMap<>()));
    }
}
