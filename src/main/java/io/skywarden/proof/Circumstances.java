package io.skywarden.proof;

import io.skywarden.catalogue.AttachedCapture;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.rules.TemplateFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a proof depends on besides what is proven: the reference captures, the rule templates, and the engines of this machine. */
public final class Circumstances {

    private final TemplateFolders templates;
    private final Optional<Path> captures;
    private final Supplier<List<InstalledEngine>> engines;
    private final KnownDigests digests = new KnownDigests();

    /** @param engines asked anew each time, since an engine may be upgraded while the service runs */
    public Circumstances(TemplateFolders templates, Optional<Path> captures, Supplier<List<InstalledEngine>> engines) {
        this.templates = templates;
        this.captures = captures;
        this.engines = engines;
    }

    /** SHA-256 over the digests of all files and the versions of all engines, as they are now. */
    public String digest() {
        Stream<String> lines = Stream.of(files("template", templates.shipped()),
                        templates.users().map(folder -> files("user-template", folder)).orElse(Stream.empty()),
                        captures.map(folder -> files("capture", folder)).orElse(Stream.empty()),
                        engines.get().stream().map(engine -> "engine " + engine.judge()))
                .flatMap(each -> each);
        return sha256(lines);
    }

    /** The SHA-256 of a file's bytes; they are read again only when the file has changed. */
    public String fileDigest(Path file) {
        return digests.of(file);
    }

    private static String sha256(Stream<String> lines) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(lines.collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /**
     * The circumstances of a version that answers for captures of its own as well.
     *
     * @param common what {@link #digest} says
     */
    public static String with(String common, List<AttachedCapture> attached) {
        return attached.isEmpty() ? common : sha256(Stream.concat(Stream.of(common), attached.stream()
                .map(capture -> "%s %s".formatted(AttachedCapture.word(capture.claim()), capture.digest())).sorted()));
    }

    private Stream<String> files(String kind, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted()
                    .map(file -> "%s %s %s".formatted(kind, folder.relativize(file), digests.of(file))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
