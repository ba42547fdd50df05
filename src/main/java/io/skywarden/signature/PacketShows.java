package io.skywarden.signature;

/**
 * What the payload of a single packet (for TCP: a single segment) shows. Offsets count from the first payload byte.
 * Segments are judged one by one and never joined: sizes and packet borders are part of what these protocols show.
 */
public sealed interface PacketShows extends Condition.Leaf {

    int LONGEST_PAYLOAD = 65_535;

    /** The payload has between min and max bytes, both included. */
    record Size(int min, int max) implements PacketShows {
        public Size {
            if (min < 0 || max < min || max > LONGEST_PAYLOAD) {
                throw new MalformedSignature("size", "%d..%d is not a range of sizes (0..65535)".formatted(min, max));
            }
        }
    }

    /**
     * TCP only: by the end of this packet its side has sent at most so many stream bytes. With an exact size of the same
     * number it says "the first payload of its side".
     */
    record SentAtMost(int bytes) implements PacketShows {
        public SentAtMost {
            if (bytes < 1 || bytes > 10_000_000) {
                throw new MalformedSignature("sent-at-most", bytes + " is not a number of bytes (1..10000000)");
            }
        }
    }

    /**
     * The pattern stands somewhere between two offsets (or, negated, nowhere there): its first byte not before
     * {@code from}, its last byte before {@code to}. A payload too short for a negated pattern satisfies it.
     */
    record Bytes(HexPattern pattern, int from, int to, boolean negated) implements PacketShows {
        public Bytes {
            if (from < 0 || to > LONGEST_PAYLOAD || to - from < pattern.length()) {
                throw new MalformedSignature("bytes",
                        "%d bytes do not fit between offsets %d and %d".formatted(pattern.length(), from, to));
            }
            if (!pattern.isExact() && to - from != pattern.length()) {
                throw new MalformedSignature("bytes", "a pattern with '?' needs one fixed offset");
            }
            if (!pattern.isExact() && negated) {
                throw new MalformedSignature("bytes", "a pattern with '?' cannot be negated: use a test");
            }
        }

        /** The pattern at exactly this offset. */
        public static Bytes at(int offset, HexPattern pattern) {
            return new Bytes(pattern, offset, offset + pattern.length(), false);
        }

        /** The pattern at or anywhere behind this offset. */
        public static Bytes behind(int offset, HexPattern pattern) {
            return new Bytes(pattern, offset, LONGEST_PAYLOAD, false);
        }

        /** Whether the pattern may stand at one offset only. */
        public boolean isFixed() {
            return to - from == pattern.length();
        }
    }

    /** One byte under a mask compared with a number: {@code (payload[at] & mask) op value}. */
    record ByteTest(int at, int mask, Comparison comparison, int value) implements PacketShows {
        public ByteTest {
            if (at < 0 || at >= LONGEST_PAYLOAD) {
                throw new MalformedSignature("test", at + " is not an offset (0..65534)");
            }
            if (mask < 1 || mask > 0xff || value < 0 || value > 0xff || (value & ~mask) != 0) {
                throw new MalformedSignature("test",
                        "mask %02x and value %02x: both are one byte and the value lies within the mask".formatted(mask, value));
            }
        }
    }

    /**
     * Four bytes that follow each other under the pad generator of late Skype TCP: next = (0xCD * previous + 0x71) mod
     * 256. Source: measured on two sessions of 2015; no publication known.
     */
    record PadGenerator(int at) implements PacketShows {

        /** How many bytes are looked at: the first one is free, three follow from it. */
        public static final int LENGTH = 4;

        public PadGenerator {
            if (at < 0 || at > 1_000) {
                throw new MalformedSignature("pad", at + " is not an offset (0..1000)");
            }
        }

        /** The byte that follows this one; 0 to 255. */
        public static int next(int previous) {
            return (0xCD * previous + 0x71) & 0xff;
        }
    }

    /** A lower-case GUID as 36 ASCII characters, up to the end of the payload. */
    record Guid(int at) implements PacketShows {

        public static final int LENGTH = 36;

        public Guid {
            if (at < 0 || at > 1_000) {
                throw new MalformedSignature("guid", at + " is not an offset (0..1000)");
            }
        }
    }

    /**
     * A STUN message (RFC 5389: two zero bits, then the magic cookie) that holds an attribute of this type, whose length
     * is between two bounds and whose value begins with the given bytes. The attribute is found by its bytes at or behind
     * the header, not by walking the list, since that is what an engine can say.
     */
    record StunAttribute(Framing framing, int type, int minLength, int maxLength, java.util.Optional<HexPattern> value)
            implements PacketShows {
        public StunAttribute {
            if (type < 0 || type > 0xffff) {
                throw new MalformedSignature("stun", "%d is not an attribute type (0..0xffff)".formatted(type));
            }
            if (minLength < 0 || maxLength < minLength || maxLength > 0xff || minLength != maxLength && value.isPresent()) {
                throw new MalformedSignature("stun",
                        "length %d..%d: at most 255, and exact when a value is given".formatted(minLength, maxLength));
            }
        }
    }

    /** How STUN is carried: bare in UDP, or behind the two length bytes of RFC 4571 in TCP. */
    enum Framing {
        DATAGRAM(0),
        RFC4571(2);

        private final int headerBytes;

        Framing(int headerBytes) {
            this.headerBytes = headerBytes;
        }

        /** Bytes before the STUN header. */
        public int headerBytes() {
            return headerBytes;
        }
    }

    /** How a byte is compared. */
    enum Comparison {
        EQUAL,
        UNEQUAL,
        LESS,
        GREATER
    }
}
