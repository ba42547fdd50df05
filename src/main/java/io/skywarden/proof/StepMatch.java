package io.skywarden.proof;

import io.skywarden.capture.FlowKey;
import io.skywarden.capture.FlowPacket;
import io.skywarden.capture.Protocol;
import io.skywarden.signature.Alternatives;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.Step;
import java.util.List;

/** A step made ready for many packets: direction, server side, and its alternatives. */
record StepMatch(Step step, List<List<PacketShows>> alternatives) {

    static StepMatch of(Step step) {
        return new StepMatch(step, Alternatives.of(step.shows()).stream()
                .map(leaves -> leaves.stream().map(PacketShows.class::cast).toList())
                .toList());
    }

    boolean matches(FlowPacket packet) {
        return inspected(packet) && directed(packet) && served(packet)
                && alternatives.stream().anyMatch(leaves -> PacketMatch.all(leaves, packet));
    }

    /** Without a complete handshake nobody can say who is the server of a TCP flow. */
    private static boolean inspected(FlowPacket packet) {
        return packet.flow().key().protocol() == Protocol.UDP || packet.established();
    }

    private boolean directed(FlowPacket packet) {
        return switch (step.direction()) {
            case TO_SERVER -> packet.toServer();
            case TO_CLIENT -> !packet.toServer();
            case EITHER -> true;
        };
    }

    private boolean served(FlowPacket packet) {
        FlowKey key = packet.flow().key();
        return step.server().isAny()
                || step.server().accepts(key.server(), key.serverPort())
                || step.server().eitherSide() && step.server().accepts(key.client(), key.clientPort());
    }
}
