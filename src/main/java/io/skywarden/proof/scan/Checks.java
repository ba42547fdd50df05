package io.skywarden.proof.scan;

import java.util.List;

/** The patterns in a form that is compared fast: whether one of them stands at a place, byte by byte. */
final class Checks {

    private final byte[][] values;
    private final byte[][] masks;
    private final int[] from;
    private final int[] to;
    private final boolean[] anyCase;

    Checks(List<Sought> sought) {
        values = new byte[sought.size()][];
        masks = new byte[sought.size()][];
        from = new int[sought.size()];
        to = new int[sought.size()];
        anyCase = new boolean[sought.size()];
        for (int i = 0; i < sought.size(); i++) {
            Sought one = sought.get(i);
            values[i] = new byte[one.pattern().length()];
            masks[i] = new byte[one.pattern().length()];
            for (int at = 0; at < values[i].length; at++) {
                values[i][at] = (byte) one.pattern().value(at);
                masks[i][at] = (byte) one.pattern().mask(at);
            }
            from[i] = one.from();
            to[i] = one.to();
            anyCase[i] = one.anyCase();
        }
    }

    /** @param at where in the payload it would begin; may be anywhere */
    boolean stands(int number, byte[] bytes, int offset, int length, int at) {
        byte[] value = values[number];
        byte[] mask = masks[number];
        if (at < from[number] || at + value.length > Math.min(to[number], length)) {
            return false;
        }
        for (int i = 0; i < value.length; i++) {
            byte octet = bytes[offset + at + i];
            if ((octet & mask[i]) != value[i] && !(anyCase[number] && inOtherCase(octet, mask[i], value[i]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inOtherCase(byte octet, byte mask, byte value) {
        return Sought.isLetter(octet & 0xff) && ((octet ^ 0x20) & mask) == value;
    }
}
