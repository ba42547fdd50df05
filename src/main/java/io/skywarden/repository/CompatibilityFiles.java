package io.skywarden.repository;

import io.skywarden.repository.signing.TrustedComment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The files beside a bundle for clients without TUF. All are made from the same bytes, so serve them from one version.
 *
 * @param md5 body of {@code .md5}: the bare digits, as suricata-update compares them; tells a change, proves nothing
 * @param sha256 body of {@code .sha256}: the line that {@code sha256sum -c} reads
 * @param minisig body of {@code .minisig}: the only one of the three that proves anything
 */
public record CompatibilityFiles(String md5, String sha256, String minisig) {

    /** The files for a bundle of which the comment tells, signed anew or as it was before. */
    public static CompatibilityFiles of(byte[] bundle, TrustedComment comment, Supplier<String> signature) {
        // Beside each other: over a bundle of many rules digests are a third of the work.
        CompletableFuture<String> md5 = CompletableFuture.supplyAsync(() -> md5(bundle));
        String minisig = signature.get();
        return new CompatibilityFiles(md5.join(), "%s  %s\n".formatted(comment.sha256(), comment.file()), minisig);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** The body of a file as it goes over the wire. */
    public static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.US_ASCII);
    }
}
