package io.skywarden.proof;

import io.skywarden.capture.FlowPacket;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Guid;
import io.skywarden.signature.PacketShows.PadGenerator;
import io.skywarden.signature.PacketShows.SentAtMost;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PacketShows.StunAttribute;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Payloads that show what leaves ask for, or nearly. */
final class RandomPayload {

    private static final int TRIES = 40;
    private static final byte[] GUID = "0f8fad5b-d9cb-469f-a165-70867728950e".getBytes(StandardCharsets.US_ASCII);

    private RandomPayload() {}

    static byte[] any(Random random) {
        return bytes(1 + random.nextInt(80), random);
    }

    /** Of many tries the first that shows all, or the last: leaves may contradict each other. */
    static byte[] showing(List<PacketShows> leaves, Random random) {
        byte[] payload = any(random);
        for (int i = 0; i < TRIES; i++) {
            payload = bytes(length(leaves, random), random);
            for (PacketShows leaf : leaves) {
                payload = with(leaf, payload, random);
            }
            if (payload.length > 0 && PacketMatch.all(leaves, whole(payload))) {
                return payload;
            }
        }
        return payload.length == 0 ? any(random) : payload;
    }

    private static FlowPacket whole(byte[] payload) {
        return new FlowPacket(null, 1, 0, true, true, 0, payload);
    }

    static byte[] changed(byte[] payload, Random random) {
        byte[] changed = payload.clone();
        int at = random.nextInt(Math.min(changed.length, 24));
        switch (random.nextInt(5)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) RandomSignature.ALPHABET[random.nextInt(RandomSignature.ALPHABET.length)];
            case 2 -> changed = Arrays.copyOf(changed, Math.max(1, changed.length - 1));
            case 3 -> changed = Arrays.copyOf(changed, changed.length + 1);
            default -> {
                changed = new byte[payload.length + 1];
                System.arraycopy(payload, 0, changed, 1, payload.length);
            }
        }
        return changed;
    }

    private static int length(List<PacketShows> leaves, Random random) {
        int min = 1;
        int max = 80;
        for (PacketShows leaf : leaves) {
            if (leaf instanceof Size(int least, int most)) {
                min = Math.max(min, least);
                max = Math.min(Math.max(max, least), most);
            } else if (leaf instanceof Guid(int at)) {
                min = Math.max(min, at + Guid.LENGTH);
                max = Math.min(Math.max(max, min), at + Guid.LENGTH);
            }
        }
        return switch (random.nextInt(3)) {
            case 0 -> Math.max(1, min);
            case 1 -> Math.max(1, Math.max(min, max));
            default -> Math.max(1, min) + random.nextInt(Math.max(1, max - min + 1));
        };
    }

    private static byte[] with(PacketShows leaf, byte[] payload, Random random) {
        switch (leaf) {
            case Bytes bytes when !bytes.negated() -> place(bytes, payload, random);
            case ByteTest test when test.at() < payload.length -> payload[test.at()] = (byte) passing(test, payload[test.at()], random);
            case PadGenerator(int at) -> pad(at, payload);
            case Guid(int at) when payload.length >= at + GUID.length -> System.arraycopy(GUID, 0, payload, at, GUID.length);
            case StunAttribute stun -> {
                return message(stun, payload, random);
            }
            case Bytes _, ByteTest _, Guid _, Size _, SentAtMost _ -> { }
        }
        return payload;
    }

    private static void place(Bytes bytes, byte[] payload, Random random) {
        int last = Math.min(bytes.to(), payload.length) - bytes.pattern().length();
        if (last >= bytes.from()) {
            int at = random.nextInt(3) == 0 ? last : bytes.from() + random.nextInt(last - bytes.from() + 1);
            for (int i = 0; i < bytes.pattern().length(); i++) {
                int mask = bytes.pattern().mask(i);
                payload[at + i] = (byte) (payload[at + i] & ~mask | bytes.pattern().value(i));
            }
        }
    }

    private static int passing(ByteTest test, int old, Random random) {
        int masked = switch (test.comparison()) {
            case EQUAL -> test.value();
            case UNEQUAL -> old & test.mask();
            case LESS, GREATER -> random.nextInt(256) & test.mask();
        };
        return old & ~test.mask() | masked;
    }

    private static void pad(int at, byte[] payload) {
        for (int i = at; i < Math.min(payload.length, at + PadGenerator.LENGTH) - 1; i++) {
            payload[i + 1] = (byte) PadGenerator.next(payload[i] & 0xff);
        }
    }

    /** Some attributes of other lengths stand before and behind the one that is asked for. */
    private static byte[] message(StunAttribute stun, byte[] payload, Random random) {
        int header = stun.framing().headerBytes();
        byte[] message = Arrays.copyOf(payload, Math.max(payload.length, header + 24 + random.nextInt(30)));
        message[header] &= 0x3f;
        put(message, header + 4, 0x21, 0x12, 0xa4, 0x42);
        for (int at = header + 20; at + 5 < message.length; at += 4 + random.nextInt(6)) {
            int length = random.nextInt(3) == 0 ? random.nextInt(6)
                    : stun.minLength() + random.nextInt(stun.maxLength() - stun.minLength() + 1);
            put(message, at, stun.type() >> 8, stun.type(), 0, length, random.nextInt(2));
        }
        return message;
    }

    private static void put(byte[] message, int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            message[at + i] = (byte) bytes[i];
        }
    }

    private static byte[] bytes(int length, Random random) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) RandomSignature.ALPHABET[random.nextInt(RandomSignature.ALPHABET.length)];
        }
        return bytes;
    }
}
