package io.skywarden.proof;

import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Guid;
import io.skywarden.signature.PacketShows.PadGenerator;
import io.skywarden.signature.PacketShows.StunAttribute;

/** What is asked of a payload beyond its length and single bytes. It lies in an array from one index to before another. */
sealed interface PayloadTest {

    boolean holds(byte[] data, int from, int to);

    /**
     * Fixed bytes stand, or do not stand, somewhere between two offsets.
     *
     * @param number what a scan calls them, or {@link FloatingPatterns#NO_NUMBER}
     */
    record Stands(byte[] bytes, int first, int end, boolean negated, int number) implements PayloadTest {
        static Stands of(Bytes sought, int number) {
            HexPattern pattern = sought.pattern();
            byte[] bytes = new byte[pattern.length()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) pattern.value(i);
            }
            return new Stands(bytes, sought.from(), sought.to(), sought.negated(), number);
        }

        @Override
        public boolean holds(byte[] data, int from, int to) {
            return stands(data, from + first, Math.min(from + end, to) - bytes.length) != negated;
        }

        private boolean stands(byte[] data, int start, int last) {
            byte head = bytes[0];
            for (int at = start; at <= last; at++) {
                if (data[at] == head && matches(data, at)) {
                    return true;
                }
            }
            return false;
        }

        private boolean matches(byte[] data, int at) {
            for (int i = 1; i < bytes.length; i++) {
                if (data[at + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Four bytes of the pad generator. */
    record Pad(int at) implements PayloadTest {
        @Override
        public boolean holds(byte[] data, int from, int to) {
            for (int i = from + at; i < from + at + PadGenerator.LENGTH - 1; i++) {
                if (PadGenerator.next(data[i] & 0xff) != (data[i + 1] & 0xff)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A GUID to the end of the payload. */
    record GuidText(int at) implements PayloadTest {
        @Override
        public boolean holds(byte[] data, int from, int to) {
            for (int i = 0; i < Guid.LENGTH; i++) {
                byte b = data[from + at + i];
                boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
                boolean digit = '0' <= b && b <= '9' || 'a' <= b && b <= 'f';
                if (dash ? b != '-' : !digit) {
                    return false;
                }
            }
            return true;
        }
    }

    /** An attribute behind a STUN header, whose own bytes have been tested. */
    record Attribute(int first, int type, int minLength, int maxLength, byte[] value, byte[] mask) implements PayloadTest {
        static final int HEADER = 4;

        static Attribute of(StunAttribute stun, int first) {
            int length = stun.value().map(HexPattern::length).orElse(0);
            byte[] value = new byte[length];
            byte[] mask = new byte[length];
            for (int i = 0; i < length; i++) {
                value[i] = (byte) stun.value().get().value(i);
                mask[i] = (byte) stun.value().get().mask(i);
            }
            return new Attribute(first, stun.type(), stun.minLength(), stun.maxLength(), value, mask);
        }

        @Override
        public boolean holds(byte[] data, int from, int to) {
            for (int at = from + first; at + HEADER + value.length <= to; at++) {
                if (data[at] == (byte) (type >>> 8) && data[at + 1] == (byte) type) {
                    int length = (data[at + 2] & 0xff) << 8 | data[at + 3] & 0xff;
                    if (minLength <= length && length <= maxLength && begins(data, at + HEADER)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean begins(byte[] data, int at) {
            for (int i = 0; i < value.length; i++) {
                if ((data[at + i] & mask[i]) != value[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
