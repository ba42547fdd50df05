package io.skywarden.capture.session;

import io.skywarden.capture.session.SessionFact.QuicServerName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The server name in the Initial packets of a QUIC version 1 client (RFC 9000 section 17.2.2). */
final class QuicHellos implements Datagrams {

    private static final List<Integer> PORTS = List.of(443, 80);
    private static final int LONG_HEADER = 0xc0;
    private static final int INITIAL = 0;
    private static final int VERSION = 1;

    private final QuicCrypto crypto = new QuicCrypto();
    private Optional<QuicInitialKeys> keys = Optional.empty();

    private int held;

    static boolean isPort(int serverPort) {
        return PORTS.contains(serverPort);
    }

    /** Says the name once and is done then. */
    @Override
    public Datagrams see(boolean toServer, long packet, byte[] data, int from, int to, Consumer<SessionFact> told) {
        if (!toServer || from == to || (data[from] & LONG_HEADER) != LONG_HEADER) {
            return this;
        }
        held += to - from;
        read(Datagrams.copy(data, from, to));
        Optional<String> name = crypto.serverName();
        name.ifPresent(found -> told.accept(new QuicServerName(packet, found)));
        return name.isPresent() ? SILENT : this;
    }

    @Override
    public int held() {
        return held;
    }

    /** A datagram may hold several packets one behind the other (section 12.2). */
    private void read(byte[] datagram) {
        var cursor = new Cursor(datagram);
        try {
            while (cursor.left() > 0) {
                readPacket(datagram, cursor);
            }
        } catch (Cursor.Truncated _) {
            return;
        }
    }

    private void readPacket(byte[] datagram, Cursor cursor) throws Cursor.Truncated {
        int start = cursor.position();
        int first = cursor.u8();
        if ((first & LONG_HEADER) != LONG_HEADER || cursor.u32() != VERSION) {
            throw new Cursor.Truncated();
        }
        byte[] destination = cursor.take(cursor.u8());
        cursor.skip(cursor.u8());
        boolean initial = (first >> 4 & 3) == INITIAL;
        if (initial) {
            cursor.skip(variable(cursor));
        }
        int length = variable(cursor);
        int numberAt = cursor.position() - start;
        cursor.skip(length);
        if (initial) {
            byte[] packet = Arrays.copyOfRange(datagram, start, cursor.position());
            if (keys.isEmpty()) {
                keys = Optional.of(QuicInitialKeys.client(destination));
            }
            keys.get().open(packet, numberAt).ifPresent(crypto::add);
        }
    }

    /** Section 16. Lengths above 2^30 fit no datagram. */
    static int variable(Cursor cursor) throws Cursor.Truncated {
        int first = cursor.u8();
        return switch (first >> 6) {
            case 0 -> first;
            case 1 -> (first & 0x3f) << 8 | cursor.u8();
            case 2 -> (first & 0x3f) << 24 | cursor.u24();
            default -> throw new Cursor.Truncated();
        };
    }
}
