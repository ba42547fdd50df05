package io.skywarden.proof.engine;

import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import java.net.InetAddress;
import java.util.Optional;

/**
 * The flow an alert is on, client first, as the engine keys it.
 *
 * @param protocol as the engine calls it: TCP, UDP, ICMP, ...
 * @param src the client
 * @param sport 0 where the protocol has no ports
 */
public record EngineFlow(String protocol, InetAddress src, int sport, InetAddress dst, int dport) {

    /** The same flow as our own decoder keys it; empty for a protocol it does not follow. */
    public Optional<FlowKey> key() {
        return switch (protocol) {
            case "TCP" -> Optional.of(new FlowKey(Protocol.TCP, src, sport, dst, dport));
            case "UDP" -> Optional.of(new FlowKey(Protocol.UDP, src, sport, dst, dport));
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return "%s %s:%d -> %s:%d".formatted(protocol, src.getHostAddress(), sport, dst.getHostAddress(), dport);
    }
}
