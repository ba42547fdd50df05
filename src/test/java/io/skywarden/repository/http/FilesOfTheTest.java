package io.skywarden.repository.http;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Publishes whatever lies in a folder, under the very names that were asked for. */
@Alternative
@Singleton
public class FilesOfTheTest implements PublishedFiles {

    private static final Path FOLDER = temporary();

    static void publish(String name, byte[] bytes) throws IOException {
        Path file = FOLDER.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @Override
    public Optional<Path> rules(String channel, String engine, String policy, String fileName) {
        return Optional.of(FOLDER.resolve("rules").resolve(channel).resolve(engine).resolve(policy).resolve(fileName));
    }

    @Override
    public Optional<Path> version(String channel, String engine) {
        return Optional.of(FOLDER.resolve("rules").resolve(channel).resolve(engine).resolve("version.txt"));
    }

    @Override
    public Optional<byte[]> opnsense(URI base, String channel, String engine) {
        return Optional.of(OpnsenseRuleset.xml(base, channel, engine, List.of("block", "monitor")));
    }

    @Override
    public Optional<Path> metadata(String name) {
        return Optional.of(FOLDER.resolve("metadata").resolve(name));
    }

    @Override
    public Optional<Path> target(String path) {
        return Optional.of(FOLDER.resolve("targets").resolve(path));
    }

    @Override
    public Optional<byte[]> index(URI base) {
        return Optional.of(SourceIndex.yaml(base, List.of(new SourceIndex.Offer("stable", "monitor", "alerts: only"))));
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("skywarden-feed-");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
