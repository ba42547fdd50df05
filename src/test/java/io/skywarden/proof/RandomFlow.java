package io.skywarden.proof;

import io.skywarden.signature.Alternatives;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PacketShows.SentAtMost;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Step;
import io.skywarden.signature.Transport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * A flow made for a signature: what it asks for, and in half of all cases one thing changed, so that hits and near misses
 * are both common.
 *
 * @param lines of a recipe, the first of them its head
 */
record RandomFlow(String signature, List<String> lines) {

    private record Packet(boolean toServer, byte[] payload) {}

    RandomFlow {
        lines = List.copyOf(lines);
    }

    String recipe() {
        return String.join("\n", lines) + "\n";
    }

    /** @param number of the flow in its capture, and of the signature among the capture's: by them addresses are given */
    static RandomFlow of(Signature signature, int number, int of, Random random) {
        List<String> lines = new ArrayList<>();
        lines.add(head(signature, number, of, random));
        List<Leaf> leaves = Alternatives.of(signature.detection().last().shows()).getFirst();
        if (leaves.getFirst() instanceof SessionShows session) {
            lines.addAll(new RandomSession(random).lines(session));
        } else {
            packets(signature, random).forEach(packet -> lines.add(line(packet, random)));
            if (random.nextInt(6) == 0) {
                lines.add(1 + random.nextInt(lines.size()), "wait %dms".formatted(1 + random.nextInt(4_000)));
            }
        }
        return new RandomFlow(signature.id().value(), lines);
    }

    /** The flows of one signature share two sources, so that counts have something to count. */
    private static String head(Signature signature, int number, int of, Random random) {
        boolean tcp = signature.detection().transport() == Transport.TCP;
        int[] ports = tcp ? new int[] {33_033, 443, 40_007, 5_000} : new int[] {33_033, 443, 40_007, 5_000, 53};
        int port = ports[random.nextInt(ports.length)];
        boolean six = random.nextInt(12) == 0;
        String client = six ? "[2001:db8::%x:%x]".formatted(of, 1 + number % 2) : "10.7.%d.%d".formatted(of, 1 + number % 2);
        String server = six ? "[2001:db8:1::%x]".formatted(1 + random.nextInt(250)) : "203.0.113.%d".formatted(1 + random.nextInt(250));
        return "flow f%d %s %s:%d -> %s:%d silent".formatted(number, tcp ? "tcp" : "udp", client, 10_000 + number, server, port);
    }

    private static String line(Packet packet, Random random) {
        String times = random.nextInt(8) == 0 ? " x %d every %dms".formatted(2 + random.nextInt(5), 1 + random.nextInt(900)) : "";
        return (packet.toServer() ? "> hex " : "< hex ") + HexFormat.ofDelimiter(" ").formatHex(packet.payload()) + times;
    }

    private static List<Packet> packets(Signature signature, Random random) {
        List<Packet> packets = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            packets.add(new Packet(true, RandomPayload.any(random)));
        }
        for (Step step : signature.detection().steps()) {
            boolean toServer = step.direction() == Direction.EITHER ? random.nextBoolean() : step.direction() == Direction.TO_SERVER;
            if (packets.isEmpty() && !toServer && random.nextInt(4) > 0) {
                packets.add(new Packet(true, RandomPayload.any(random)));
            }
            packets.add(new Packet(toServer, RandomPayload.showing(leaves(step, random), random)));
        }
        if (random.nextBoolean()) {
            change(packets, random);
        }
        return packets;
    }

    private static List<PacketShows> leaves(Step step, Random random) {
        List<List<Leaf>> alternatives = Alternatives.of(step.shows());
        return alternatives.get(random.nextInt(alternatives.size())).stream().map(PacketShows.class::cast)
                .filter(leaf -> !(leaf instanceof SentAtMost)).toList();
    }

    private static void change(List<Packet> packets, Random random) {
        int at = random.nextInt(packets.size());
        Packet old = packets.get(at);
        switch (random.nextInt(8)) {
            case 0 -> packets.set(at, new Packet(!old.toServer(), old.payload()));
            case 1 -> packets.add(at, new Packet(random.nextBoolean(), RandomPayload.any(random)));
            case 2 -> Collections.swap(packets, at, random.nextInt(packets.size()));
            case 3 -> packets.add(random.nextInt(packets.size()), old);
            default -> packets.set(at, new Packet(old.toServer(), RandomPayload.changed(old.payload(), random)));
        }
    }
}
