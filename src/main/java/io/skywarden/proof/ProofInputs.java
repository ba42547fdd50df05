package io.skywarden.proof;

import io.skywarden.capture.CaptureReader;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Names all that a proof is made from by one digest, so that an unchanged proof need not be made again. */
public final class ProofInputs {

    private ProofInputs() {}

    /**
     * SHA-256 over signatures, sids, truth, captures sent along, and the circumstances: templates, captures and the engines that judge.
     *
     * @param circumstances the digest of {@link Circumstances}
     * @param today a known difference that is over makes another proof
     */
    public static String digest(ProofRun run, String circumstances, LocalDate today) {
        List<String> lines = new ArrayList<>();
        run.catalogue().forEach(a -> lines.add("signature %s %s".formatted(a.signature().id(), a.contentHash())));
        run.catalogue().stream().map(AuthoredSignature::signature).forEach(signature -> signature.expectations().differences().stream()
                .filter(known -> known.isOver(today)).forEach(known -> lines.add("over %s %s".formatted(signature.id(), known))));
        run.sids().lines().forEach(line -> lines.add("sid " + line));
        run.truth().ifPresent(file -> lines.add("truth " + CaptureReader.digest(file)));
        run.sent().forEach(sent -> lines.add("sent %s %s %s".formatted(sent.name(), sent.digest(), new TreeMap<>(sent.claims()))));
        lines.add("circumstances " + circumstances);
        return sha256(String.join("\n", lines));
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
