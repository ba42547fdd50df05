package io.skywarden.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An API token as its user holds it: {@code sky_<id>_<secret>}. The prefix lets scanners find leaked ones. */
public record BearerToken(TokenId id, String secret) {

    /** What every API token begins with. */
    public static final String PREFIX = "sky_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "(" + TokenId.FORM + ")_([0-9a-f]{64})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    static BearerToken random(SecureRandom random) {
        return new BearerToken(new TokenId(digits(random, ID_BYTES)), digits(random, SECRET_BYTES));
    }

    static Optional<BearerToken> read(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? Optional.of(new BearerToken(new TokenId(parts.group(1)), parts.group(2))) : Optional.empty();
    }

    public String text() {
        return PREFIX + id + "_" + secret;
    }

    /** Plain SHA-256 will do: 256 random bits cannot be guessed at. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String digits(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return PREFIX + id + "_…";
    }
}
