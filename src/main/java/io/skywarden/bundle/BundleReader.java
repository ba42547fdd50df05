package io.skywarden.bundle;

import java.util.Optional;

/** Reads back a bundle that was published earlier. */
public final class BundleReader {

    private BundleReader() {}

    /** The bundle in these bytes; empty when they are no bundle of ours, which then simply counts as none. */
    public static Optional<Bundle> read(BundleName name, byte[] bytes) {
        return BundleManifests.read(bytes).map(manifest -> new Bundle(name, manifest, bytes));
    }
}
