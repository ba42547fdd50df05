package io.skywarden.capture;

import java.util.Objects;

/** A flow as it is told of while its capture goes by: who talks to whom, and which one it is. */
public final class SeenFlow {

    private final int number;
    private final Protocol protocol;
    private final Address client;
    private final int clientPort;
    private final Address server;
    private final int serverPort;
    private FlowKey key;

    /** @param number its place among the flows of its capture, by their first packet; the first is 0 */
    public SeenFlow(int number, Protocol protocol, Address client, int clientPort, Address server, int serverPort) {
        this.number = number;
        this.protocol = Objects.requireNonNull(protocol);
        this.client = client;
        this.clientPort = clientPort;
        this.server = server;
        this.serverPort = serverPort;
    }

    public int number() {
        return number;
    }

    public Protocol protocol() {
        return protocol;
    }

    public Address client() {
        return client;
    }

    public int clientPort() {
        return clientPort;
    }

    public Address server() {
        return server;
    }

    public int serverPort() {
        return serverPort;
    }

    /** Made when somebody asks, which is seldom. */
    public FlowKey key() {
        if (key == null) {
            key = new FlowKey(protocol, client.inet(), clientPort, server.inet(), serverPort);
        }
        return key;
    }
}
