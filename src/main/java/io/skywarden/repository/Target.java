package io.skywarden.repository;

import java.util.Map;

/** One file to publish: its name, its bytes, and what its signed entry tells besides (the "custom" of TUF 4.5). */
public final class Target {

    private final TargetName name;
    private final byte[] bytes;
    private final TargetFile file;

    private Target(TargetName name, byte[] bytes, JsonValue.Members custom) {
        this.name = name;
        this.bytes = bytes;
        this.file = new TargetFile(bytes.length, Sha256.of(bytes), custom);
    }

    /**
     * A target whose custom values are text, whole numbers, flags, lists and maps; throws {@link NotCanonical} on others.
     *
     * @param bytes not copied, for an archive may be the largest thing in memory: do not change them any more
     */
    public static Target of(String name, byte[] bytes, Map<String, ?> custom) {
        return new Target(new TargetName(name), bytes, JsonValue.members(custom));
    }

    public TargetName name() {
        return name;
    }

    public Sha256 sha256() {
        return file.sha256();
    }

    public int length() {
        return bytes.length;
    }

    /** Not copied: only this package reads it, and only to write it to disk. */
    byte[] bytes() {
        return bytes;
    }

    TargetFile file() {
        return file;
    }

    ServedName servedName() {
        return new ServedName(name, file.sha256());
    }
}
