package io.skywarden.capture.session;

/** One direction of an established TCP stream, from some byte on; nothing of a connection never established. */
record Stretch(Dialogue dialogue, boolean toServer, int start) {

    Stretch(Dialogue dialogue, boolean toServer) {
        this(dialogue, toServer, 0);
    }

    /** What follows so many bytes of the stream. */
    Stretch from(int position) {
        return new Stretch(dialogue, toServer, position);
    }

    /** Whether this side was the first to send anything. */
    boolean spokeFirst() {
        return dialogue.spokeFirst(toServer);
    }

    int serverPort() {
        return dialogue.serverPort();
    }

    Cursor cursor() {
        int length = dialogue.length(toServer);
        return new Cursor(dialogue.bytes(toServer), Math.min(start, length), length);
    }

    /** The packet by which this side had sent so many bytes of its stream. */
    long packetOf(int end) {
        return dialogue.packetOf(toServer, end);
    }
}
