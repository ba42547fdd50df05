package io.skywarden.rules;

import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.StunAttribute;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The documented meaning of the leaves over one payload, written as plainly as it can be. */
final class LiteralJudge {

    private LiteralJudge() {}

    static boolean holds(Leaf leaf, byte[] payload) {
        return switch ((PacketShows) leaf) {
            case PacketShows.Size(var min, var max) -> min <= payload.length && payload.length <= max;
            case Bytes b -> b.negated() != IntStream.rangeClosed(b.from(), b.to() - b.pattern().length())
                    .anyMatch(i -> b.pattern().matchesAt(payload, i));
            case ByteTest t -> t.at() < payload.length && compared(t, payload[t.at()] & t.mask());
            case PacketShows.PadGenerator(var at) -> at + 4 <= payload.length && IntStream.range(at, at + 3)
                    .allMatch(i -> PacketShows.PadGenerator.next(payload[i] & 0xff) == (payload[i + 1] & 0xff));
            case PacketShows.Guid(var at) -> payload.length >= at
                    && new String(Arrays.copyOfRange(payload, at, payload.length), StandardCharsets.ISO_8859_1)
                            .matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            case StunAttribute s -> stun(s, payload);
            case PacketShows.SentAtMost _ -> throw new IllegalArgumentException("not about one payload");
        };
    }

    private static boolean compared(ByteTest test, int masked) {
        return switch (test.comparison()) {
            case EQUAL -> masked == test.value();
            case UNEQUAL -> masked != test.value();
            case LESS -> masked < test.value();
            case GREATER -> masked > test.value();
        };
    }

    private static boolean stun(StunAttribute stun, byte[] payload) {
        int start = stun.framing().headerBytes();
        return payload.length > start + 20 && (payload[start] & 0xc0) == 0
                && Arrays.equals(Arrays.copyOfRange(payload, start + 4, start + 8), new byte[] {0x21, 0x12, (byte) 0xa4, 0x42})
                && IntStream.range(start + 20, payload.length - 3).anyMatch(i -> attribute(stun, payload, i));
    }

    private static boolean attribute(StunAttribute stun, byte[] payload, int at) {
        int type = (payload[at] & 0xff) << 8 | payload[at + 1] & 0xff;
        int length = (payload[at + 2] & 0xff) << 8 | payload[at + 3] & 0xff;
        return type == stun.type() && stun.minLength() <= length && length <= stun.maxLength()
                && stun.value().map(value -> value.matchesAt(payload, at + 4)).orElse(true);
    }
}
