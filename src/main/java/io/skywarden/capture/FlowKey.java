package io.skywarden.capture;

import java.net.InetAddress;

/** Who talks to whom: the client is the side that sent the flow's first packet. */
public record FlowKey(Protocol protocol, InetAddress client, int clientPort, InetAddress server, int serverPort) {

    /** The same conversation seen from the other side. */
    public FlowKey reversed() {
        return new FlowKey(protocol, server, serverPort, client, clientPort);
    }

    @Override
    public String toString() {
        return "%s %s:%d -> %s:%d".formatted(
                protocol, client.getHostAddress(), clientPort, server.getHostAddress(), serverPort);
    }
}
