package io.skywarden.repository.http;

/** How long a client may keep a file without asking again. */
enum Freshness {
    /** Ask each time; an unchanged file costs a 304. */
    ASK("no-cache, no-transform"),
    /** The name holds the version or the hash: the bytes never change. */
    FOREVER("public, max-age=31536000, immutable, no-transform");

    private final String cacheControl;

    Freshness(String cacheControl) {
        this.cacheControl = cacheControl;
    }

    String cacheControl() {
        return cacheControl;
    }

    /** TUF specification 1.0, section 6.2: with consistent snapshots all but the timestamp carry their version. */
    static Freshness ofMetadata(String name) {
        return name.matches("[0-9]+\\..+\\.json") ? FOREVER : ASK;
    }

    static Freshness ofTarget(String path) {
        return path.substring(path.lastIndexOf('/') + 1).matches("([0-9a-f]{64}|[0-9a-f]{128})\\..+") ? FOREVER : ASK;
    }
}
