package io.skywarden.capture.session;

/** Both directions of a TCP connection, as far as they are known. */
interface Dialogue {

    int serverPort();

    /** Whether this side was the first to send anything. */
    boolean spokeFirst(boolean toServer);

    /** The start of what this side sent once the connection was established; bytes from {@link #length} on mean nothing. */
    byte[] bytes(boolean toServer);

    int length(boolean toServer);

    /** The packet by which this side had sent so many bytes of its stream. */
    long packetOf(boolean toServer, int end);
}
