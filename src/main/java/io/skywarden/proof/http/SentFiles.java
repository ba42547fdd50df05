package io.skywarden.proof.http;

import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.proof.Claim;
import io.skywarden.proof.TestedCapture.Submitted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The captures of a form, checked before any judge sees them: how many, how long, whether they arrived whole, what they are. */
final class SentFiles {

    private static final Map<String, Claim> PARTS =
            Map.of("positive", Claim.POSITIVE, "negative", Claim.NEGATIVE, "capture", Claim.NONE);
    private static final int LONGEST_NAME = 80;

    private final DryRunDesk desk;

    SentFiles(DryRunDesk desk) {
        this.desk = desk;
    }

    /** @param digests as {@code sha256sum} prints them; when there is one, each file must have one and each one a file */
    List<Submitted> of(List<FileUpload> files, List<String> digests) {
        if (files.size() > desk.mostFiles()) {
            throw refusal(Kind.CONTENT_TOO_LARGE, "%d captures were sent, and %d is the most".formatted(files.size(), desk.mostFiles()), Map.of());
        }
        Map<String, Submitted> sent = new LinkedHashMap<>();
        for (FileUpload file : files) {
            Submitted capture = capture(file, sent.keySet());
            sent.put(capture.name(), capture);
        }
        if (!digests.isEmpty()) {
            check(List.copyOf(sent.values()), digests);
        }
        sent.values().forEach(SentFiles::read);
        return List.copyOf(sent.values());
    }

    private Submitted capture(FileUpload file, Set<String> taken) {
        Claim claim = PARTS.get(file.name());
        if (claim == null) {
            throw refusal(Kind.MALFORMED_REQUEST, "a part is named signature, positive, negative, capture or sha256, not '%s'"
                    .formatted(plain(file.name())), Map.of());
        }
        String name = free(plain(file.fileName()), taken);
        if (file.size() > desk.mostBytes()) {
            throw refusal(Kind.CONTENT_TOO_LARGE, "%s has %d bytes, and %d is the most".formatted(name, file.size(), desk.mostBytes()),
                    Map.of("capture", name));
        }
        return new Submitted(name, file.uploadedFile(), CaptureReader.digest(file.uploadedFile()).hex(), claim);
    }

    /** Only the last word of a name is kept, and only what is harmless wherever it is shown; no file is ever opened by it. */
    private static String plain(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String harmless = last.replaceAll("[^A-Za-z0-9._ +-]", "_").strip();
        return harmless.isEmpty() ? "capture" : harmless.substring(0, Math.min(harmless.length(), LONGEST_NAME));
    }

    private static String free(String name, Set<String> taken) {
        String free = "sent/" + name;
        for (int i = 2; taken.contains(free); i++) {
            free = "sent/%d-%s".formatted(i, name);
        }
        return free;
    }

    private static void check(List<Submitted> captures, List<String> digests) {
        Set<String> promised = digests.stream().map(line -> line.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<String> complaints = new ArrayList<>();
        Set<String> arrived = new HashSet<>();
        for (Submitted capture : captures) {
            arrived.add(capture.digest());
            if (!promised.contains(capture.digest())) {
                complaints.add("%s arrived with the SHA-256 %s, which is not among those given".formatted(capture.name(), capture.digest()));
            }
        }
        promised.stream().filter(digest -> !arrived.contains(digest)).sorted()
                .forEach(digest -> complaints.add("no file arrived with the SHA-256 %s".formatted(plain(digest))));
        if (!complaints.isEmpty()) {
            throw refusal(Kind.DIGEST_MISMATCH, String.join("; ", complaints), Map.of());
        }
    }

    private static void read(Submitted capture) {
        try {
            CaptureReader.read(capture.file());
        } catch (CaptureUnreadable unreadable) {
            String why = unreadable.why().replace(capture.file().toString(), "the file");
            throw refusal(Kind.NOT_A_CAPTURE, "%s %s: send a pcap or pcapng file".formatted(capture.name(), why),
                    Map.of("capture", capture.name(), "sha256", capture.digest()));
        }
    }

    private static Refusal refusal(Kind kind, String detail, Map<String, Object> facts) {
        return new Refusal(new Problem(kind, detail, facts));
    }
}
