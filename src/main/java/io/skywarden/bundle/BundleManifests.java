package io.skywarden.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads the manifest out of a bundle that was published earlier. */
public final class BundleManifests {

    private BundleManifests() {}

    /** The manifest in these bytes; empty when they are no bundle of ours, which then simply counts as none. */
    public static Optional<Manifest> read(byte[] bytes) {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals("manifest.json")) {
                    return Optional.of(ManifestJson.read(tar.readAllBytes()));
                }
            }
            return Optional.empty();
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }
}
