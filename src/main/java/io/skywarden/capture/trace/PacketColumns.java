package io.skywarden.capture.trace;

import io.skywarden.capture.SeenPacket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Some thousand packets as columns, each a row of numbers of one kind, and their payloads one behind the other. */
final class PacketColumns {

    static final int MOST_ROWS = 8_192;
    /** The payloads of a part end with the one that goes beyond this. */
    private static final int FULL = 1 << 20;
    private static final int TO_SERVER = 1;
    private static final int ESTABLISHED = 2;
    /** Time, flow, number, bytes sent, size, flags. */
    private static final int ROW = 8 + 4 + 4 + 4 + 2 + 1;

    private long[] micros;
    private int[] flows;
    private int[] numbers;
    private int[] sent;
    private char[] sizes;
    private byte[] flags;
    private byte[] payload = new byte[0];
    private int payloadLength;
    private int rows;
    private long first;

    /** With room for so many; most captures are small. */
    PacketColumns(int most) {
        makeRoom(most);
    }

    private void makeRoom(int most) {
        micros = new long[most];
        flows = new int[most];
        numbers = new int[most];
        sent = new int[most];
        sizes = new char[most];
        flags = new byte[most];
    }

    boolean isFull() {
        return rows == flags.length || payloadLength >= FULL;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    void add(int flow, SeenPacket packet) {
        if (rows == 0) {
            first = packet.number();
        }
        micros[rows] = packet.micros();
        flows[rows] = flow;
        numbers[rows] = (int) (packet.number() - first);
        // No signature asks for more than ten million.
        sent[rows] = (int) Math.min(packet.sent(), Integer.MAX_VALUE);
        sizes[rows] = (char) packet.size();
        flags[rows] = (byte) ((packet.toServer() ? TO_SERVER : 0) | (packet.established() ? ESTABLISHED : 0));
        rows++;
        if (payloadLength + packet.size() > payload.length) {
            payload = Arrays.copyOf(payload, Math.max(payloadLength + packet.size(), payload.length * 2));
        }
        System.arraycopy(packet.data(), packet.from(), payload, payloadLength, packet.size());
        payloadLength += packet.size();
    }

    /** What was added, which is forgotten then. */
    Section into(ByteBuffer body) {
        body.clear().order(Section.ORDER);
        body.asLongBuffer().put(micros, 0, rows);
        int at = 8 * rows;
        body.position(at).slice().order(Section.ORDER).asIntBuffer().put(flows, 0, rows).put(numbers, 0, rows).put(sent, 0, rows);
        at += 12 * rows;
        body.position(at).slice().order(Section.ORDER).asCharBuffer().put(sizes, 0, rows);
        at += 2 * rows;
        body.position(at).put(flags, 0, rows).flip();
        return Section.of(Section.Kind.PACKETS, rows, first, body, payload, payloadLength);
    }

    ByteBuffer payload() {
        return ByteBuffer.wrap(payload, 0, payloadLength);
    }

    void clear() {
        rows = 0;
        payloadLength = 0;
    }

    static int mostBytes() {
        return MOST_ROWS * ROW;
    }

    /** Takes the columns of a part; its payloads stay where they are. */
    void read(Section section, ByteBuffer body) {
        if (section.rows() > MOST_ROWS || section.bodyLength() != section.rows() * ROW) {
            throw new TraceDamaged("holds a part of %d packets in %d bytes".formatted(section.rows(), section.bodyLength()));
        }
        rows = section.rows();
        first = section.first();
        if (rows > flags.length) {
            makeRoom(rows);
        }
        ByteBuffer in = body.duplicate().order(Section.ORDER);
        in.asLongBuffer().get(micros, 0, rows);
        in.position(8 * rows);
        in.slice().order(Section.ORDER).asIntBuffer().get(flows, 0, rows).get(numbers, 0, rows).get(sent, 0, rows);
        in.position(20 * rows);
        in.slice().order(Section.ORDER).asCharBuffer().get(sizes, 0, rows);
        in.position(22 * rows).get(flags, 0, rows);
    }

    int rows() {
        return rows;
    }

    int flow(int row) {
        return flows[row];
    }

    int size(int row) {
        return sizes[row];
    }

    /** Fills in all but the payload. */
    void show(int row, SeenPacket packet) {
        packet.at(first + numbers[row], micros[row]);
        packet.within((flags[row] & TO_SERVER) != 0, (flags[row] & ESTABLISHED) != 0, sent[row], SeenPacket.NO_STREAM);
    }
}
