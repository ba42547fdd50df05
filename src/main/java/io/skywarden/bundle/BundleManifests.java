package io.skywarden.bundle;

import java.io.IOException;
import java.util.Optional;

/** Reads the manifest out of a bundle that was published earlier. */
public final class BundleManifests {

    private static final String MEMBER = "manifest.json";

    private BundleManifests() {}

    /** The manifest in these bytes; empty when they are no bundle of ours, which then simply counts as none. */
    public static Optional<Manifest> read(byte[] bytes) {
        try {
            byte[] manifest = BundleMembers.read(bytes).get(MEMBER);
            return manifest == null ? Optional.empty() : Optional.of(ManifestJson.read(manifest));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }
}
