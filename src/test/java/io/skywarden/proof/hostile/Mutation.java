package io.skywarden.proof.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils a capture as chance will have it: bytes, lengths, borders. The same number spoils the same bytes the same way. */
final class Mutation {

    private static final int[] ODD = {0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x40000, 0x7fff_ffff, 0x8000_0000, -1};
    private static final int MOST_CHANGES = 8;
    private static final int FILE_HEADER = 24;

    private final Random random;
    private final List<byte[]> captures;

    Mutation(Random random, List<byte[]> captures) {
        this.random = random;
        this.captures = captures;
    }

    byte[] of(byte[] sound) {
        byte[] spoilt = sound;
        for (int change = 1 + random.nextInt(MOST_CHANGES); change > 0; change--) {
            spoilt = changed(spoilt.length == 0 ? sound : spoilt);
        }
        return spoilt;
    }

    private byte[] changed(byte[] bytes) {
        int at = place(bytes);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(8) == 0 ? 4_096 : 64));
        return switch (random.nextInt(9)) {
            case 0, 1 -> with(bytes, at, (byte) random.nextInt(256));
            case 2 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 3 -> withNumber(bytes, at, 2);
            case 4 -> withNumber(bytes, at, 4);
            case 5 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
            case 6 -> joined(bytes, at, new byte[0], at + length);
            case 7 -> spliced(bytes, at, length);
            default -> random.nextInt(6) == 0 ? Arrays.copyOf(bytes, at) : with(bytes, at, (byte) ODD[random.nextInt(5)]);
        };
    }

    /** Rarely in the file's header, since a file that is refused at once teaches little. */
    private int place(byte[] bytes) {
        return bytes.length <= FILE_HEADER || random.nextInt(50) == 0
                ? random.nextInt(bytes.length) : FILE_HEADER + random.nextInt(bytes.length - FILE_HEADER);
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    /** A length, a count or an offset that is odd, in either byte order. */
    private byte[] withNumber(byte[] bytes, int at, int width) {
        byte[] changed = bytes.clone();
        int value = random.nextInt(3) == 0 ? random.nextInt() : ODD[random.nextInt(ODD.length)];
        boolean little = random.nextBoolean();
        for (int i = 0; i < width && at + i < changed.length; i++) {
            changed[at + i] = (byte) (value >>> 8 * (little ? i : width - 1 - i));
        }
        return changed;
    }

    /** What stands in a part of another capture. */
    private byte[] spliced(byte[] bytes, int at, int length) {
        byte[] other = captures.get(random.nextInt(captures.size()));
        int from = random.nextInt(other.length);
        return joined(bytes, at, Arrays.copyOfRange(other, from, Math.min(other.length, from + length)), at + length);
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int begin) {
        byte[] joined = Arrays.copyOf(bytes, end + middle.length + bytes.length - begin);
        System.arraycopy(middle, 0, joined, end, middle.length);
        System.arraycopy(bytes, begin, joined, end + middle.length, bytes.length - begin);
        return joined;
    }
}
