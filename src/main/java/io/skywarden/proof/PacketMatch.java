package io.skywarden.proof;

import io.skywarden.capture.FlowPacket;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Guid;
import io.skywarden.signature.PacketShows.PadGenerator;
import io.skywarden.signature.PacketShows.SentAtMost;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PacketShows.StunAttribute;
import java.util.List;

/** Whether a packet shows what a leaf asks for: the literal meaning of {@link PacketShows}. */
final class PacketMatch {

    /** RFC 5389 section 6: the fixed second word of a STUN header. */
    private static final HexPattern MAGIC_COOKIE = HexPattern.parse("21 12 a4 42");

    private static final int STUN_HEADER = 20;
    private static final int ATTRIBUTE_HEADER = 4;

    private PacketMatch() {}

    static boolean all(List<PacketShows> leaves, FlowPacket packet) {
        for (PacketShows leaf : leaves) {
            if (!holds(leaf, packet)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(PacketShows leaf, FlowPacket packet) {
        byte[] payload = packet.payload();
        return switch (leaf) {
            case Size(int min, int max) -> min <= payload.length && payload.length <= max;
            case SentAtMost(int bytes) -> packet.sent() <= bytes;
            case Bytes bytes -> stands(bytes, payload) != bytes.negated();
            case ByteTest test -> test.at() < payload.length && compare(test, payload[test.at()] & test.mask());
            case PadGenerator(int at) -> isPad(payload, at);
            case Guid(int at) -> payload.length == at + Guid.LENGTH && isGuid(payload, at);
            case StunAttribute stun -> hasAttribute(stun, payload);
        };
    }

    private static boolean stands(Bytes bytes, byte[] payload) {
        int last = Math.min(bytes.to(), payload.length) - bytes.pattern().length();
        for (int at = bytes.from(); at <= last; at++) {
            if (bytes.pattern().matchesAt(payload, at)) {
                return true;
            }
        }
        return false;
    }

    static boolean compare(ByteTest test, int masked) {
        return switch (test.comparison()) {
            case EQUAL -> masked == test.value();
            case UNEQUAL -> masked != test.value();
            case LESS -> masked < test.value();
            case GREATER -> masked > test.value();
        };
    }

    private static boolean isPad(byte[] payload, int at) {
        if (at + PadGenerator.LENGTH > payload.length) {
            return false;
        }
        for (int i = at; i < at + PadGenerator.LENGTH - 1; i++) {
            if (PadGenerator.next(payload[i] & 0xff) != (payload[i + 1] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGuid(byte[] payload, int at) {
        for (int i = 0; i < Guid.LENGTH; i++) {
            byte b = payload[at + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean digit = '0' <= b && b <= '9' || 'a' <= b && b <= 'f';
            if (dash ? b != '-' : !digit) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAttribute(StunAttribute stun, byte[] payload) {
        int header = stun.framing().headerBytes();
        if (payload.length < header + STUN_HEADER + ATTRIBUTE_HEADER
                || (payload[header] & 0xc0) != 0
                || !MAGIC_COOKIE.matchesAt(payload, header + 4)) {
            return false;
        }
        for (int at = header + STUN_HEADER; at + ATTRIBUTE_HEADER <= payload.length; at++) {
            if (isAttribute(stun, payload, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAttribute(StunAttribute stun, byte[] payload, int at) {
        int type = (payload[at] & 0xff) << 8 | payload[at + 1] & 0xff;
        int length = (payload[at + 2] & 0xff) << 8 | payload[at + 3] & 0xff;
        return type == stun.type() && stun.minLength() <= length && length <= stun.maxLength()
                && stun.value().map(value -> value.matchesAt(payload, at + ATTRIBUTE_HEADER)).orElse(true);
    }
}
