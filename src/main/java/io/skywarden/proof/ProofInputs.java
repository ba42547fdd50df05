package io.skywarden.proof;

import io.skywarden.capture.CaptureReader;
import io.skywarden.proof.engine.EngineBinary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Names all that a proof is made from by one digest, so that an unchanged proof need not be made again. */
public final class ProofInputs {

    private ProofInputs() {}

    /** SHA-256 over signatures, sids, templates, captures with their truth, and the engines that judge. */
    public static String digest(ProofRun run, List<EngineBinary> engines) {
        List<String> lines = new ArrayList<>();
        run.catalogue().forEach(a -> lines.add("signature %s %s".formatted(a.signature().id(), a.contentHash())));
        run.sids().lines().forEach(line -> lines.add("sid " + line));
        lines.addAll(files("template", run.templates()));
        run.captures().ifPresent(folder -> lines.addAll(files("capture", folder)));
        run.truth().ifPresent(file -> lines.add("truth " + CaptureReader.digest(file)));
        engines.forEach(engine -> lines.add("engine " + engine.version()));
        return sha256(String.join("\n", lines));
    }

    private static List<String> files(String kind, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted()
                    .map(file -> "%s %s %s".formatted(kind, folder.relativize(file), CaptureReader.digest(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
