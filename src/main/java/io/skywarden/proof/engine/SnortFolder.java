package io.skywarden.proof.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The private folder of one Snort: its configuration, a copy of the rules it judges by, what it prints and what it writes. */
record SnortFolder(Path root) implements AutoCloseable {

    static SnortFolder create(Path workFolder, Path rules) {
        try {
            Path root = Files.createTempDirectory(Files.createDirectories(workFolder).toAbsolutePath(), "snort-");
            SnortFolder folder = new SnortFolder(root);
            try (InputStream stream = SnortFolder.class.getResourceAsStream("snort.lua")) {
                Files.write(folder.configuration(), stream.readAllBytes());
            }
            Files.copy(rules, folder.rules());
            Files.writeString(folder.judged(), Files.readString(rules) + EndMark.RULE + "\n");
            Files.write(folder.endMark(), EndMark.capture());
            return folder;
        } catch (IOException failed) {
            throw new EngineTrouble("no engine can be set up in %s: %s".formatted(workFolder, failed), failed);
        }
    }

    Path configuration() {
        return root.resolve("snort.lua");
    }

    /** As they were given. */
    Path rules() {
        return root.resolve("given.rules");
    }

    /** The same, and one behind them that tells where a capture ends. */
    Path judged() {
        return root.resolve("judged.rules");
    }

    Path endMark() {
        return root.resolve("end.pcap");
    }

    /** A fresh folder for one run: what it writes, what it prints, and the list of what it reads. */
    SnortRun.Place run(int number) throws IOException {
        return new SnortRun.Place(Files.createDirectory(root.resolve("run-" + number)));
    }

    /** The words of every call. {@code -s}: without it a packet longer than 1518 bytes is cut. */
    List<String> words(SnortBinary binary, Path rules, Path output) {
        return List.of(binary.path().toString(), "-c", configuration().toString(), "-R", rules.toString(),
                "-l", output.toString(), "-k", "none", "-s", "65535");
    }

    static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }

    @Override
    public void close() {
        try {
            EngineFolder.delete(root);
        } catch (IOException failed) {
            throw new EngineTrouble("%s could not be removed: %s".formatted(root, failed.getMessage()), failed);
        }
    }
}
