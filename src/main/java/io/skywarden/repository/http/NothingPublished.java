package io.skywarden.repository.http;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What a service publishes that has no repository. */
@DefaultBean
@Singleton
final class NothingPublished implements PublishedFiles {

    @Override
    public Optional<Path> rules(String channel, String engine, String policy, String fileName) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> version(String channel, String engine) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> opnsense(URI base, String channel, String engine) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> metadata(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> target(String path) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> index(URI base) {
        return Optional.empty();
    }
}
