package io.skywarden.capture.recipe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Bytes that look random and follow from a seed: SHA-256 of the seed and a counter, block after block. */
final class SeededBytes {

    private final MessageDigest sha256;
    private final byte[] seed;
    private long counter;
    private ByteBuffer block = ByteBuffer.allocate(0);

    SeededBytes(String seed) {
        this.seed = seed.getBytes(StandardCharsets.UTF_8);
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    byte[] next(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = next();
        }
        return bytes;
    }

    int nextInt() {
        return ByteBuffer.wrap(next(Integer.BYTES)).getInt();
    }

    private byte next() {
        if (!block.hasRemaining()) {
            sha256.update(seed);
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(counter++).flip());
            block = ByteBuffer.wrap(sha256.digest());
        }
        return block.get();
    }
}
