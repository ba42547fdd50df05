package io.skywarden.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The settings of a service that publishes a few signatures of ours under a policy of its own, and keeps everything in a folder of its own. */
record SmallCatalogue(String name, String policy, String text) {

    static final String STUN = "teams/R01-stun-implementation-version";
    static final String NACK = "skype-classic/C04-udp-nack";

    /** @param publish the policies, as the setting has them */
    Map<String, String> publishing(String publish, String... signatures) {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), name + "-home-").toAbsolutePath();
            for (String signature : signatures) {
                copy(Path.of("signatures").resolve(signature), Files.createDirectories(home.resolve("tree").resolve(signature)));
            }
            Files.writeString(Files.createDirectory(home.resolve("policies")).resolve(policy + ".yaml"), text);
            return Map.of("skywarden.home", home.toString(), "skywarden.release", "true", "skywarden.signatures", home.resolve("tree").toString(),
                    "skywarden.captures", Files.createDirectory(home.resolve("no-captures")).toString(), "skywarden.policies", home.resolve("policies").toString(),
                    "skywarden.publish", publish, "quarkus.datasource.jdbc.url", "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
