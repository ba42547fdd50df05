package io.skywarden.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about captures, whether their bytes are at hand or not: a YAML file with one entry for each, in the order
 * in which they became known.
 */
public final class CaptureIndex {

    /** The name of the file within a folder of captures. */
    public static final String FILE = "index.yaml";

    private final Path file;
    private final Map<CaptureDigest, IndexedCapture> captures = new LinkedHashMap<>();
    private String text;

    private CaptureIndex(Path file, String text) {
        this.file = file;
        this.text = text;
        for (IndexedCapture capture : CaptureIndexYaml.read(file, text)) {
            if (captures.put(capture.digest(), capture) != null) {
                throw new CaptureIndexUnusable(file, "names %s twice: remove one of the entries".formatted(capture.digest()));
            }
        }
    }

    /**
     * Reads an index; a file that does not exist is an empty one.
     *
     * @throws CaptureIndexUnusable when it is no index
     */
    public static CaptureIndex read(Path file) {
        try {
            return new CaptureIndex(file, Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new CaptureIndexUnusable(file, "cannot be read (%s)".formatted(e.getMessage()));
        }
    }

    public List<IndexedCapture> captures() {
        return List.copyOf(captures.values());
    }

    public Optional<IndexedCapture> of(CaptureDigest digest) {
        return Optional.ofNullable(captures.get(digest));
    }

    /**
     * Adds one at the end of the file; what people wrote there, comments too, stays. Readers see the old file or the new one.
     *
     * @throws CaptureIndexUnusable when it is in the index already, or the file cannot be added to
     */
    public void append(IndexedCapture capture) {
        if (captures.containsKey(capture.digest())) {
            throw new CaptureIndexUnusable(file, "knows %s already".formatted(capture.digest()));
        }
        String longer = text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + CaptureIndexYaml.entry(capture);
        if (CaptureIndexYaml.read(file, longer).size() != captures.size() + 1) {
            throw new CaptureIndexUnusable(file, "cannot be added to: write it as a list whose entries begin with '- ' in column 1");
        }
        write(longer);
        text = longer;
        captures.put(capture.digest(), capture);
    }

    private void write(String content) {
        try {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".part");
            Files.writeString(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the index " + file, e);
        }
    }
}
