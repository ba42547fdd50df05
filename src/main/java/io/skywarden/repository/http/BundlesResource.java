package io.skywarden.repository.http;

import io.skywarden.bundle.BundleManifests;
import io.skywarden.bundle.BundleName;
import io.skywarden.bundle.Manifest;
import io.skywarden.repository.Published;
import io.skywarden.repository.Repository;
import io.skywarden.repository.TargetName;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Which bundles are published, and what each holds. */
@Path("/api/v1/bundles")
public class BundlesResource {

    /** A published bundle: where it is, what its bytes are known by, and its manifest. */
    public record PublishedBundle(String path, String sha256, Manifest manifest) {}

    private final Repository repository;

    @Inject
    BundlesResource(Repository repository) {
        this.repository = repository;
    }

    @GET
    @PermitAll
    public List<PublishedBundle> bundles() {
        return repository.published().map(Published::offered).map(offered -> offered.entrySet().stream()
                // The archives beside it are the same bundle, packed for other clients.
                .filter(entry -> entry.getKey().baseName().equals(BundleName.FILE))
                .flatMap(entry -> manifest(entry.getKey()).stream()
                        .map(manifest -> new PublishedBundle("/" + entry.getKey(), entry.getValue().hex(), manifest)))
                .toList()).orElse(List.of());
    }

    private Optional<Manifest> manifest(TargetName name) {
        return repository.current(name).flatMap(file -> {
            try {
                return BundleManifests.read(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read what is published: " + file, e);
            }
        });
    }
}
