package io.skywarden.repository;

import java.util.Map;

/** The members "length" and "hashes" that targets, snapshot and timestamp share (TUF 4.4, 4.5). */
final class Hashes {

    private Hashes() {
    }

    static Map<String, JsonValue> lengthAndHash(long length, Sha256 sha256) {
        return Map.of("length", new JsonValue.Whole(length), "hashes", JsonValue.of(Map.of("sha256", sha256.hex())));
    }

    static Sha256 sha256(JsonValue.Members json) {
        return new Sha256(json.members("hashes").text("sha256"));
    }
}
