package io.skywarden.capture.session;

import io.skywarden.capture.SeenFlow;
import io.skywarden.capture.SeenPacket;
import io.skywarden.capture.StreamPieces;
import io.skywarden.capture.StreamStart;
import java.util.Arrays;

/** A connection that is going by: keeps of it what the parsers may still need, and no more. */
final class LiveDialogue implements Dialogue {

    /** Which packet brought its side how far; until the end of what is kept of the stream. */
    private static final class Side {
        private final StreamPieces pieces = new StreamPieces();
        private long[] sent = new long[4];
        private long[] numbers = new long[4];
        private int marks;

        void see(SeenPacket packet) {
            pieces.add(packet);
            long before = marks == 0 ? 0 : sent[marks - 1];
            if (packet.sent() > before && before < StreamStart.CAP) {
                if (marks == sent.length) {
                    sent = Arrays.copyOf(sent, marks * 2);
                    numbers = Arrays.copyOf(numbers, marks * 2);
                }
                sent[marks] = packet.sent();
                numbers[marks++] = packet.number();
            }
        }

        long packetOf(int end) {
            int at = Arrays.binarySearch(sent, 0, marks, end);
            int first = at < 0 ? -at - 1 : at;
            if (first == marks) {
                throw new IllegalStateException("no packet sent byte %d of the stream".formatted(end));
            }
            return numbers[first];
        }

        int held() {
            return pieces.held() + 16 * sent.length;
        }
    }

    private final SeenFlow flow;
    private final Side client = new Side();
    private final Side server = new Side();
    private final boolean clientFirst;
    /** How many bytes there must be before it is worth asking again whether all is said. */
    private int nextLook = 1;

    /** @param clientFirst whether the client was the first to send anything */
    LiveDialogue(SeenFlow flow, boolean clientFirst) {
        this.flow = flow;
        this.clientFirst = clientFirst;
    }

    void see(SeenPacket packet) {
        side(packet.toServer()).see(packet);
    }

    /** Whether nothing that comes can change what the parsers say. Looked at rarer and rarer, so that the cost stays linear. */
    boolean isSettled() {
        int known = client.pieces.length() + server.pieces.length();
        if (known < nextLook) {
            return false;
        }
        nextLook = known + known / 2 + 1;
        return Sessions.isSettled(this);
    }

    boolean isComplete(boolean toServer) {
        return side(toServer).pieces.isComplete();
    }

    int held() {
        return client.held() + server.held();
    }

    private Side side(boolean toServer) {
        return toServer ? client : server;
    }

    @Override
    public int serverPort() {
        return flow.serverPort();
    }

    @Override
    public boolean spokeFirst(boolean toServer) {
        return toServer == clientFirst;
    }

    @Override
    public byte[] bytes(boolean toServer) {
        return side(toServer).pieces.bytes();
    }

    @Override
    public int length(boolean toServer) {
        return side(toServer).pieces.length();
    }

    @Override
    public long packetOf(boolean toServer, int end) {
        return side(toServer).packetOf(end);
    }
}
