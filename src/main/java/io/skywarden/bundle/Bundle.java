package io.skywarden.bundle;

/**
 * A frozen set of rules.
 *
 * @param version rises by one with every change of the content; 1 is the first
 * @param bytes the archive, to be signed and served as it is
 */
public record Bundle(BundleName name, Manifest manifest, byte[] bytes) {

    public long version() {
        return manifest.version();
    }
}
