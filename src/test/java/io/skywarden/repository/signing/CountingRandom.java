package io.skywarden.repository.signing;

import java.security.SecureRandom;
import java.util.Arrays;

/** Randomness that is the same on each run: every request is filled with the next number. */
public final class CountingRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private byte next;

    public CountingRandom(int first) {
        this.next = (byte) first;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        Arrays.fill(bytes, next++);
    }
}
