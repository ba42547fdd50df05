package io.skywarden.capture.session;

import java.util.Arrays;
import java.util.function.Consumer;

/** What a flow of datagrams is taken for so far; each of its packets leaves it so or makes it something else. */
interface Datagrams {

    /** No protocol whose datagrams say anything. */
    Datagrams SILENT = new Datagrams() {
        @Override
        public Datagrams see(boolean toServer, long packet, byte[] data, int from, int to, Consumer<SessionFact> told) {
            return this;
        }

        @Override
        public int held() {
            return 0;
        }
    };

    /** @return what the flow is taken for from now on */
    Datagrams see(boolean toServer, long packet, byte[] data, int from, int to, Consumer<SessionFact> told);

    /** How much memory it holds. */
    int held();

    /** A flow before its first packet. */
    static Datagrams to(int serverPort) {
        if (serverPort == DnsQuestions.DNS) {
            return new DnsQuestions.Unsure();
        }
        return QuicHellos.isPort(serverPort) ? new QuicHellos() : SILENT;
    }

    static byte[] copy(byte[] data, int from, int to) {
        return Arrays.copyOfRange(data, from, to);
    }
}
