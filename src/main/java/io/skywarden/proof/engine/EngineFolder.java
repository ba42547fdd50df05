package io.skywarden.proof.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The private folder of one engine: its configuration, a copy of the rules it judges by, what it prints, and what it writes
 * about each capture. The socket lies in a folder of its own, for the path of a unix socket may be 107 bytes long at most.
 */
record EngineFolder(Path root, Path socketFolder) implements AutoCloseable {

    private static final int LONGEST_SOCKET_PATH = 107;
    private static final List<String> TEMPLATES =
            List.of("suricata.yaml", "tenant.yaml", "classification.config", "reference.config", "threshold.config");

    static EngineFolder create(Path workFolder, Path rules) throws IOException {
        Files.createDirectories(workFolder);
        Path root = Files.createTempDirectory(workFolder.toAbsolutePath(), "suricata-");
        EngineFolder folder = new EngineFolder(root, Files.createTempDirectory(EngineOwner.FOLDERS));
        try {
            folder.fill(rules);
            EngineOwner.endOrphans(folder.socketFolder.getParent(), folder.socketFolder);
            return folder;
        } catch (IOException failed) {
            folder.close();
            throw failed;
        }
    }

    private void fill(Path rules) throws IOException {
        if (socket().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
            throw new IOException("%s is too long for a unix socket: set java.io.tmpdir to a shorter folder".formatted(socket()));
        }
        for (String template : TEMPLATES) {
            Files.writeString(root.resolve(template), filled(template));
        }
        Files.copy(rules, rules());
        Files.write(rewind(), Rewind.capture());
    }

    private String filled(String template) throws IOException {
        try (InputStream stream = EngineFolder.class.getResourceAsStream(template)) {
            String quoted = root.toString().replace("\\", "\\\\").replace("\"", "\\\"");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("@FOLDER@", quoted);
        }
    }

    Path configuration() {
        return root.resolve("suricata.yaml");
    }

    Path tenant() {
        return root.resolve("tenant.yaml");
    }

    /** A copy, so that the rules stay those of the start whatever happens to the original. */
    Path rules() {
        return root.resolve("judged.rules");
    }

    Path rewind() {
        return root.resolve("rewind.pcap");
    }

    Path printed() {
        return root.resolve("printed.log");
    }

    Path socket() {
        return socketFolder.resolve("s");
    }

    Path output(int number) throws IOException {
        return Files.createDirectory(root.resolve("capture-" + number));
    }

    @Override
    public void close() throws IOException {
        delete(root);
        delete(socketFolder);
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> parts = Files.walk(tree)) {
            for (Path part : parts.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(part);
            }
        }
    }
}
