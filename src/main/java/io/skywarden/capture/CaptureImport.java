package io.skywarden.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Takes the captures of a folder into a store. What cannot be decoded is refused, since it could prove nothing. */
public final class CaptureImport {

    private final CaptureStore store;
    private final String origin;
    private final String licence;

    /**
     * @param origin who publishes these captures
     * @param licence under which terms
     */
    public CaptureImport(CaptureStore store, String origin, String licence) {
        this.store = store;
        this.origin = origin;
        this.licence = licence;
    }

    /**
     * Imports all there is, in order of name, and tells of each file as it is done with.
     *
     * @throws UncheckedIOException when the folder cannot be listed or the store cannot be written to
     */
    public void of(Path folder, Consumer<ImportOutcome> tell) {
        try {
            Path root = folder.toRealPath();
            for (CaptureFolder.Found found : CaptureFolder.list(root)) {
                tell.accept(switch (found) {
                    case CaptureFolder.Found.File file -> one(name(root, file.path()), file.path());
                    case CaptureFolder.Found.Barred barred ->
                            new ImportOutcome.Refused(name(root, barred.path()), barred.reason());
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private ImportOutcome one(String name, Path file) {
        try {
            CaptureDigest digest = CaptureReader.digest(file);
            if (store.knows(digest)) {
                return new ImportOutcome.AlreadyKnown(name, digest);
            }
            IndexedCapture capture = describe(name, file);
            store.add(file, capture);
            return new ImportOutcome.Imported(name, capture);
        } catch (CaptureUnreadable refused) {
            return new ImportOutcome.Refused(name, refused.why());
        }
    }

    private IndexedCapture describe(String name, Path file) {
        Capture capture = CaptureReader.read(file);
        return new IndexedCapture(capture.digest(), name, origin, licence, size(file), capture.packetCount(), contents(capture));
    }

    private static String contents(Capture capture) {
        long tcp = capture.flows().stream().filter(flow -> flow.key().protocol() == Protocol.TCP).count();
        String flows = "flows: %d TCP, %d UDP".formatted(tcp, capture.flows().size() - tcp);
        return capture.damage().map(damage -> flows + "; " + damage.replaceAll("\\p{C}", "?")).orElse(flows);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new CaptureUnreadable(file, "cannot be read (%s)".formatted(e.getMessage()));
        }
    }

    /** The same on every system; what would play tricks on a terminal is made visible. */
    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/').replaceAll("\\p{C}", "?");
    }
}
