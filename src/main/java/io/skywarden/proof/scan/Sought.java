package io.skywarden.proof.scan;

import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows;

/**
 * A pattern and where in a payload it may stand: its first byte not before {@code from}, its last byte before {@code to}.
 *
 * @param anyCase whether ASCII letters match in either case
 */
public record Sought(HexPattern pattern, int from, int to, boolean anyCase) {

    public Sought {
        if (from < 0 || to - from < pattern.length()) {
            throw new IllegalArgumentException("%d bytes do not fit between offsets %d and %d".formatted(pattern.length(), from, to));
        }
    }

    /** What a leaf looks for; whether it must be there or must not, the leaf knows. */
    public static Sought of(PacketShows.Bytes bytes) {
        return new Sought(bytes.pattern(), bytes.from(), bytes.to(), false);
    }

    /** Whether there is one place only. */
    boolean isFixed() {
        return to - from == pattern.length();
    }

    /** Whether the pattern's byte at this index may be that one, 0 to 255. */
    boolean allows(int index, int octet) {
        return (octet & pattern.mask(index)) == pattern.value(index)
                || anyCase && isLetter(octet) && ((octet ^ 0x20) & pattern.mask(index)) == pattern.value(index);
    }

    static boolean isLetter(int octet) {
        int lower = octet | 0x20;
        return lower >= 'a' && lower <= 'z';
    }
}
