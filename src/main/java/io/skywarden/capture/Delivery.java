package io.skywarden.capture;

import io.skywarden.capture.DeliveryRefused.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The captures of a form, checked before any judge sees them: how many, how long, whether they arrived whole, what they are. */
public final class Delivery {

    private static final Map<String, Claim> CLAIMS =
            Map.of("positive", Claim.POSITIVE, "negative", Claim.NEGATIVE, "capture", Claim.NONE);
    private static final int LONGEST_WORD = 80;

    private final Bounds bounds;

    public Delivery(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * How much may be sent at once.
     *
     * @param files how many captures one request may bring
     * @param bytes how long one of them may be
     */
    public record Bounds(int files, long bytes) {}

    /**
     * A file as it arrived.
     *
     * @param part the name of the form's part, which says what is claimed of it
     * @param name what its sender calls it; anything, even nothing
     * @param file where its bytes were put
     */
    public record Part(String part, String name, Path file, long bytes) {}

    /**
     * Looks at what arrived.
     *
     * @param digests as {@code sha256sum} prints them; when there is one, each file must have one and each one a file
     * @throws DeliveryRefused when something is not as it should be; then nothing is taken
     */
    public List<SentCapture> of(List<Part> parts, List<String> digests) {
        if (parts.size() > bounds.files) {
            throw new DeliveryRefused(Fault.TOO_LARGE, "%d captures were sent, and %d is the most".formatted(parts.size(), bounds.files));
        }
        Map<String, SentCapture> sent = new LinkedHashMap<>();
        for (Part part : parts) {
            SentCapture capture = capture(part, sent.keySet());
            sent.values().stream().filter(other -> other.digest().equals(capture.digest())).findFirst().ifPresent(other -> {
                throw new DeliveryRefused(Fault.MALFORMED, "%s and %s are the same capture: send it once".formatted(other.name(), capture.name()));
            });
            sent.put(capture.name(), capture);
        }
        if (!digests.isEmpty()) {
            check(List.copyOf(sent.values()), digests);
        }
        sent.values().forEach(Delivery::read);
        return List.copyOf(sent.values());
    }

    private SentCapture capture(Part part, Set<String> taken) {
        Claim claim = CLAIMS.get(part.part);
        if (claim == null) {
            throw new DeliveryRefused(Fault.MALFORMED,
                    "a part is named signature, positive, negative, capture or sha256, not '%s'".formatted(plain(part.part)));
        }
        String name = free(plain(part.name), taken);
        if (part.bytes > bounds.bytes) {
            throw new DeliveryRefused(Fault.TOO_LARGE, "%s has %d bytes, and %d is the most".formatted(name, part.bytes, bounds.bytes), name);
        }
        return new SentCapture(name, part.file, CaptureReader.digest(part.file), claim);
    }

    /** Only the last word of a name is kept, and only what is harmless wherever it is shown. */
    private static String plain(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String harmless = last.replaceAll("[^A-Za-z0-9._ +-]", "_").strip();
        return harmless.isEmpty() ? "capture" : harmless.substring(0, Math.min(harmless.length(), LONGEST_WORD));
    }

    private static String free(String name, Set<String> taken) {
        String free = "sent/" + name;
        for (int i = 2; taken.contains(free); i++) {
            free = "sent/%d-%s".formatted(i, name);
        }
        return free;
    }

    private static void check(List<SentCapture> captures, List<String> digests) {
        Set<String> promised = digests.stream().map(line -> line.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<String> complaints = new ArrayList<>();
        Set<String> arrived = new HashSet<>();
        for (SentCapture capture : captures) {
            arrived.add(capture.digest().hex());
            if (!promised.contains(capture.digest().hex())) {
                complaints.add("%s arrived with the SHA-256 %s, which is not among those given".formatted(capture.name(), capture.digest()));
            }
        }
        promised.stream().filter(digest -> !arrived.contains(digest)).sorted()
                .forEach(digest -> complaints.add("no file arrived with the SHA-256 %s".formatted(plain(digest))));
        if (!complaints.isEmpty()) {
            throw new DeliveryRefused(Fault.OTHER_DIGEST, String.join("; ", complaints));
        }
    }

    private static void read(SentCapture capture) {
        try {
            CaptureReader.read(capture.file());
        } catch (CaptureUnreadable unreadable) {
            String why = unreadable.why().replace(capture.file().toString(), "the file");
            throw new DeliveryRefused(Fault.NOT_A_CAPTURE, "%s %s: send a pcap or pcapng file".formatted(capture.name(), why), capture.name());
        }
    }
}
