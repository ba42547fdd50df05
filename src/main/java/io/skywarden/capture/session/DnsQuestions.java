package io.skywarden.capture.session;

import io.skywarden.capture.session.SessionFact.DnsQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The questions of DNS requests (RFC 1035 section 4), over UDP and over TCP. */
final class DnsQuestions {

    static final int DNS = 53;
    private static final int RESPONSE = 0x8000;
    private static final int POINTER = 0xc0;
    private static final int HEADER = 12;
    private static final int SMALLEST_QUESTION = 5;
    private static final int LONGEST_NAME = 255;

    private DnsQuestions() {}

    /**
     * The first packet decides: a request to port 53. Tried with Suricata: a flow that begins with an answer or with
     * noise is never taken for DNS, noise later on does no harm.
     */
    record Unsure() implements Datagrams {
        @Override
        public Datagrams see(boolean toServer, long packet, byte[] data, int from, int to, Consumer<SessionFact> told) {
            if (questions(Datagrams.copy(data, from, to)).isEmpty()) {
                return SILENT;
            }
            return new Sure().see(toServer, packet, data, from, to, told);
        }

        @Override
        public int held() {
            return 0;
        }
    }

    /** A flow that is DNS. */
    record Sure() implements Datagrams {
        @Override
        public Datagrams see(boolean toServer, long packet, byte[] data, int from, int to, Consumer<SessionFact> told) {
            if (toServer) {
                questions(Datagrams.copy(data, from, to)).forEach(name -> told.accept(new DnsQuestion(packet, name)));
            }
            return this;
        }

        @Override
        public int held() {
            return 0;
        }
    }

    static List<SessionFact> ofStream(Stretch client) {
        List<SessionFact> facts = new ArrayList<>();
        if (client.serverPort() != DNS) {
            return facts;
        }
        Cursor stream = client.cursor();
        try {
            while (stream.left() > 0) {
                byte[] message = stream.take(stream.u16());
                long packet = client.packetOf(stream.position());
                questions(message).forEach(name -> facts.add(new DnsQuestion(packet, name)));
            }
        } catch (Cursor.Truncated _) {
            return facts;
        }
        return facts;
    }

    private static List<String> questions(byte[] message) {
        var cursor = new Cursor(message);
        try {
            cursor.skip(2);
            int flags = cursor.u16();
            int count = cursor.u16();
            cursor.skip(6);
            if ((flags & RESPONSE) != 0 || count * SMALLEST_QUESTION > message.length - HEADER) {
                return List.of();
            }
            List<String> names = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                names.add(name(message, cursor));
                cursor.skip(4);
            }
            return names;
        } catch (Cursor.Truncated _) {
            return List.of();
        }
    }

    /** Section 4.1.4. Each label and each pointer spends of the longest name, so that no circle goes on for ever. */
    private static String name(byte[] message, Cursor cursor) throws Cursor.Truncated {
        var name = new StringBuilder();
        Cursor labels = cursor;
        int budget = LONGEST_NAME;
        for (int length = labels.u8(); length != 0; length = labels.u8()) {
            if ((length & POINTER) == POINTER) {
                int target = (length & ~POINTER) << 8 | labels.u8();
                labels = new Cursor(message);
                labels.skip(target);
            } else {
                name.append(name.isEmpty() ? "" : ".").append(labels.text(length));
            }
            budget -= length;
            if (budget < 0) {
                throw new Cursor.Truncated();
            }
        }
        return name.toString();
    }
}
