package io.skywarden.repository;

import java.util.NavigableMap;
import java.util.TreeMap;

/** What one role says of the metadata file of the next (METAPATH, TUF 4.4): its version, length and hash. */
record MetaFile(long version, long length, Sha256 sha256) {

    static MetaFile of(SignedRole<?> signed) {
        return new MetaFile(signed.role().version(), signed.bytes().length, Sha256.of(signed.bytes()));
    }

    boolean describes(byte[] bytes) {
        return bytes.length == length && Sha256.of(bytes).equals(sha256);
    }

    JsonValue.Members json() {
        NavigableMap<String, JsonValue> members = new TreeMap<>(Hashes.lengthAndHash(length, sha256));
        members.put("version", new JsonValue.Whole(version));
        return new JsonValue.Members(members);
    }

    static MetaFile of(JsonValue.Members json) {
        return new MetaFile(json.whole("version"), json.whole("length"), Hashes.sha256(json));
    }
}
