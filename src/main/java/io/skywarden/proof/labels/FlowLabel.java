package io.skywarden.proof.labels;

import io.skywarden.capture.Protocol;
import io.skywarden.proof.FlowTuple;
import io.skywarden.proof.Truth;
import java.net.InetAddress;

/**
 * What somebody says of one flow.
 *
 * @param capture its name below the folder of captures
 * @param source the side named first
 * @param from who says it and in which words
 */
public record FlowLabel(
        String capture, Protocol protocol, InetAddress source, int sourcePort, InetAddress target, int targetPort, Truth truth, String from) {

    public FlowLabel {
        if ((capture + from).codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a name or a label holds control characters");
        }
    }

    FlowTuple tuple() {
        return FlowTuple.of(protocol, source, sourcePort, target, targetPort);
    }

    FlowLabel of(String otherCapture) {
        return new FlowLabel(otherCapture, protocol, source, sourcePort, target, targetPort, truth, from);
    }
}
