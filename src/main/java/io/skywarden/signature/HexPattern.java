package io.skywarden.signature;

import java.util.Arrays;
import java.util.HexFormat;

/** Consecutive payload bytes, each either fixed or, under a mask, fixed in some of its bits. */
public final class HexPattern {

    private static final int LONGEST = 255;

    private final byte[] bytes;
    private final byte[] mask;

    private HexPattern(byte[] bytes, byte[] mask) {
        if (bytes.length == 0 || bytes.length > LONGEST) {
            throw new MalformedSignature("hex", "a pattern has 1 to 255 bytes, this has " + bytes.length);
        }
        this.bytes = bytes;
        this.mask = mask;
    }

    /** Fixed bytes. */
    public static HexPattern of(byte[] bytes) {
        byte[] all = new byte[bytes.length];
        Arrays.fill(all, (byte) 0xff);
        return new HexPattern(bytes.clone(), all);
    }

    /** Reads {@code "16 03 01 ?? 0?"}: two digits a byte, {@code ?} for a nibble of no matter; blanks are free. */
    public static HexPattern parse(String text) {
        String digits = text.replaceAll("\\s+", "");
        if (digits.length() % 2 != 0 || !digits.matches("[0-9a-fA-F?]*")) {
            throw new MalformedSignature("hex",
                    "'%s' is not a byte pattern: two hexadecimal digits a byte, '?' for any nibble".formatted(text));
        }
        byte[] bytes = HexFormat.of().parseHex(digits.replace('?', '0'));
        byte[] mask = HexFormat.of().parseHex(digits.replaceAll("[0-9a-fA-F]", "f").replace('?', '0'));
        if (mask.length > 0 && (mask[0] == 0 || mask[mask.length - 1] == 0)) {
            throw new MalformedSignature("hex", "'%s' begins or ends with a byte of no matter: move the offset".formatted(text));
        }
        return new HexPattern(bytes, mask);
    }

    public int length() {
        return bytes.length;
    }

    /** Whether every byte is fixed in all its bits. */
    public boolean isExact() {
        for (byte m : mask) {
            if (m != (byte) 0xff) {
                return false;
            }
        }
        return true;
    }

    /** The expected value of the byte at this index, zero where the mask is zero; 0 to 255. */
    public int value(int index) {
        return bytes[index] & 0xff;
    }

    /** Which bits of the byte at this index are fixed; 0 to 255. */
    public int mask(int index) {
        return mask[index] & 0xff;
    }

    /** Whether the payload holds this pattern at the offset; a payload that ends earlier does not. */
    public boolean matchesAt(byte[] payload, int offset) {
        if (offset < 0 || offset + bytes.length > payload.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((payload[offset + i] & mask[i]) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HexPattern that && Arrays.equals(bytes, that.bytes) && Arrays.equals(mask, that.mask);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + Arrays.hashCode(mask);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            text.append(i == 0 ? "" : " ").append(nibble(value(i) >> 4, mask(i) >> 4)).append(nibble(value(i) & 15, mask(i) & 15));
        }
        return text.toString();
    }

    private static char nibble(int value, int mask) {
        return mask == 0 ? '?' : Character.forDigit(value, 16);
    }
}
