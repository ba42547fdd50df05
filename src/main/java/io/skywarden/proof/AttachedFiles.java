package io.skywarden.proof;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.Claim;
import io.skywarden.catalogue.AttachedCapture;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.signature.SignatureId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The captures that came with versions, as files for as long as a proof lasts. */
public final class AttachedFiles implements AutoCloseable {

    private static final String SENT = "sent/";

    private final WorkFolder folder;
    private final List<TestedCapture.Submitted> captures;

    private AttachedFiles(WorkFolder folder, List<TestedCapture.Submitted> captures) {
        this.folder = folder;
        this.captures = captures;
    }

    /**
     * Lays them out.
     *
     * @param attached what each signature answers for; one capture may be claimed by several
     */
    public static AttachedFiles of(Catalogue catalogue, Map<SignatureId, List<AttachedCapture>> attached) {
        WorkFolder folder = WorkFolder.temporary();
        Map<CaptureDigest, String> names = new LinkedHashMap<>();
        Map<CaptureDigest, Map<SignatureId, Claim>> claims = new HashMap<>();
        // In one order, whoever asks: each worker of a job must have the same list.
        attached.keySet().stream().sorted(Comparator.comparing(SignatureId::value)).forEach(id -> attached.get(id).forEach(capture -> {
            names.putIfAbsent(capture.digest(), name(id, capture));
            claims.computeIfAbsent(capture.digest(), _ -> new HashMap<>()).put(id, capture.claim());
        }));
        List<TestedCapture.Submitted> files = new ArrayList<>();
        try {
            for (Map.Entry<CaptureDigest, String> each : names.entrySet()) {
                files.add(new TestedCapture.Submitted(each.getValue(), written(catalogue, each.getKey(), folder.path()),
                        each.getKey().hex(), claims.get(each.getKey())));
            }
            return new AttachedFiles(folder, List.copyOf(files));
        } catch (IOException | RuntimeException failure) {
            folder.close();
            throw failure instanceof RuntimeException unchecked ? unchecked
                    : new UncheckedIOException("cannot lay out the captures that came with signatures", (IOException) failure);
        }
    }

    private static String name(SignatureId id, AttachedCapture capture) {
        String plain = capture.name().startsWith(SENT) ? capture.name().substring(SENT.length()) : capture.name();
        return "attached/%s-%d/%s".formatted(id, capture.number(), plain);
    }

    /** Named for its digest, and held against it: a proof on other bytes would prove nothing. */
    private static Path written(Catalogue catalogue, CaptureDigest digest, Path folder) throws IOException {
        Path file = folder.resolve(digest.hex() + ".pcap");
        try (OutputStream out = Files.newOutputStream(file)) {
            catalogue.copy(digest, out);
        }
        if (!CaptureReader.digest(file).equals(digest)) {
            throw new UnusableInput("the bytes of the capture %s are not those that were sent: run 'skywarden audit verify'".formatted(digest));
        }
        return file;
    }

    public List<TestedCapture.Submitted> captures() {
        return captures;
    }

    @Override
    public void close() {
        folder.close();
    }
}
