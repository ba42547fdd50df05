package io.skywarden.proof.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of a job. It follows from what is asked for, so that two instances that ask for the same thing ask for one job. */
public record JobId(String hex) {

    private static final int DIGITS = 16;

    public JobId {
        if (!isOne(hex)) {
            throw new IllegalArgumentException("the name of a job has %d hexadecimal digits".formatted(DIGITS));
        }
    }

    public static boolean isOne(String text) {
        return text.matches("[0-9a-f]{16}");
    }

    /** @param occasion what makes this asking differ from others about the same */
    public static JobId of(JobKind kind, String about, String occasion) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest("%s %s %s".formatted(kind, about, occasion).getBytes(StandardCharsets.UTF_8));
            return new JobId(HexFormat.of().formatHex(digest).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
