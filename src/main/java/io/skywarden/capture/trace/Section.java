package io.skywarden.capture.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The head of a part of a trace: what it holds, how long it is, and the checksums of it. Behind it come the body and, for
 * packets, the payloads, which have a checksum of their own since they are read only when somebody asks for them.
 *
 * @param rows how many flows, packets or facts
 * @param first the number of the first packet
 */
record Section(Kind kind, int rows, long first, int bodyLength, int payloadLength, int crc, int payloadCrc) {

    enum Kind { FLOWS, PACKETS, FACTS, END }

    static final int BYTES = 32;
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    /** No part is longer; what says so is damaged. */
    private static final int LONGEST = 64 << 20;

    static Section of(Kind kind, int rows, long first, ByteBuffer body, byte[] payload, int payloadLength) {
        CRC32C ofPayload = new CRC32C();
        ofPayload.update(payload, 0, payloadLength);
        Section unsigned = new Section(kind, rows, first, body.remaining(), payloadLength, 0, (int) ofPayload.getValue());
        return new Section(kind, rows, first, body.remaining(), payloadLength, unsigned.checksum(body), (int) ofPayload.getValue());
    }

    /** Over the other members and the body. */
    int checksum(ByteBuffer body) {
        CRC32C crc32c = new CRC32C();
        crc32c.update(bytes().limit(BYTES - 4));
        crc32c.update(body.duplicate());
        return (int) crc32c.getValue();
    }

    ByteBuffer bytes() {
        return ByteBuffer.allocate(BYTES).order(ORDER).putInt(kind.ordinal()).putInt(rows).putLong(first).putInt(bodyLength)
                .putInt(payloadLength).putInt(payloadCrc).putInt(crc).flip();
    }

    static Section read(ByteBuffer bytes) {
        ByteBuffer in = bytes.order(ORDER);
        int kind = in.getInt();
        if (kind < 0 || kind >= Kind.values().length) {
            throw new TraceDamaged("holds a part of kind %d".formatted(kind));
        }
        int rows = in.getInt();
        long first = in.getLong();
        int bodyLength = in.getInt();
        int payloadLength = in.getInt();
        int payloadCrc = in.getInt();
        if (rows < 0 || bodyLength < 0 || bodyLength > LONGEST || payloadLength < 0 || payloadLength > LONGEST) {
            throw new TraceDamaged("holds a part of impossible length");
        }
        return new Section(Kind.values()[kind], rows, first, bodyLength, payloadLength, in.getInt(), payloadCrc);
    }
}
