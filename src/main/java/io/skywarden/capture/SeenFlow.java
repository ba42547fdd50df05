package io.skywarden.capture;

import java.util.Objects;

/**
 * A flow as it is told of while its capture goes by: who talks to whom, and which one it is. A capture may have millions,
 * so it is one object of plain numbers.
 */
public sealed class SeenFlow permits Conversation {

    private final int number;
    private final Protocol protocol;
    private final long clientHigh;
    private final long clientLow;
    private final long serverHigh;
    private final long serverLow;
    private final char clientPort;
    private final char serverPort;
    private FlowKey key;

    /** @param number its place among the flows of its capture, by their first packet; the first is 0 */
    public SeenFlow(int number, Protocol protocol, Address client, int clientPort, Address server, int serverPort) {
        this.number = number;
        this.protocol = Objects.requireNonNull(protocol);
        this.clientHigh = client.high();
        this.clientLow = client.low();
        this.clientPort = (char) clientPort;
        this.serverHigh = server.high();
        this.serverLow = server.low();
        this.serverPort = (char) serverPort;
    }

    public final int number() {
        return number;
    }

    public final Protocol protocol() {
        return protocol;
    }

    public final Address client() {
        return new Address(clientHigh, clientLow);
    }

    public final int clientPort() {
        return clientPort;
    }

    public final Address server() {
        return new Address(serverHigh, serverLow);
    }

    public final int serverPort() {
        return serverPort;
    }

    /** Whether it is between these two, begun by the one named first. */
    final boolean isFrom(long high, long low, int port, long otherHigh, long otherLow, int otherPort) {
        return clientLow == low && serverLow == otherLow && clientPort == port && serverPort == otherPort
                && clientHigh == high && serverHigh == otherHigh;
    }

    /** The same whichever side began. */
    final long mixed() {
        return mixed(clientHigh, clientLow, clientPort, serverHigh, serverLow, serverPort);
    }

    static long mixed(long oneHigh, long oneLow, int onePort, long otherHigh, long otherLow, int otherPort) {
        return side(oneHigh, oneLow, onePort) + side(otherHigh, otherLow, otherPort);
    }

    private static long side(long high, long low, int port) {
        long mixed = ((high * 0x9e37_79b9_7f4a_7c15L ^ low) + ((long) port << 40)) * 0xbf58_476d_1ce4_e5b9L;
        return mixed ^ mixed >>> 31;
    }

    /** Made when somebody asks, which is seldom. */
    public final FlowKey key() {
        if (key == null) {
            key = new FlowKey(protocol, client().inet(), clientPort, server().inet(), serverPort);
        }
        return key;
    }
}
