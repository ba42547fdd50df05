package io.skywarden.proof;

import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import java.net.InetAddress;

/**
 * A flow's five-tuple without a direction. Judges agree on who talks to whom, but after a lost first packet not on who
 * began; so flows are compared by this and shown by their {@link FlowKey}.
 */
public record FlowTuple(Protocol protocol, String one, String other) {

    public static FlowTuple of(FlowKey key) {
        return of(key.protocol(), key.client(), key.clientPort(), key.server(), key.serverPort());
    }

    public static FlowTuple of(Protocol protocol, InetAddress a, int portOfA, InetAddress b, int portOfB) {
        String left = a.getHostAddress() + " " + portOfA;
        String right = b.getHostAddress() + " " + portOfB;
        return left.compareTo(right) <= 0 ? new FlowTuple(protocol, left, right) : new FlowTuple(protocol, right, left);
    }

    @Override
    public String toString() {
        return "%s %s, %s".formatted(protocol, one.replace(' ', ':'), other.replace(' ', ':'));
    }
}
