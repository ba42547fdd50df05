package io.skywarden.proof;

import io.skywarden.capture.Address;
import io.skywarden.capture.SeenFlow;
import io.skywarden.capture.SeenPacket;
import io.skywarden.signature.Count;
import java.util.HashMap;
import java.util.Map;

/** Counts what matches as {@link CountGate} does. */
final class MatchCount {

    /** Two addresses, the smaller one first. */
    private record Pair(Address one, Address other) {
        static Pair of(Address a, Address b) {
            boolean inOrder = a.high() < b.high() || a.high() == b.high() && a.low() <= b.low();
            return inOrder ? new Pair(a, b) : new Pair(b, a);
        }
    }

    private static final class Window {
        private final long opened;
        private int matches;

        private Window(long opened) {
            this.opened = opened;
        }
    }

    private final Count count;
    private final long within;
    private final Map<Object, Window> windows = new HashMap<>();

    MatchCount(Count count) {
        this.count = count;
        this.within = count.within().toMillis() * 1_000;
    }

    /** Whether a flow counts once only, so that nothing else it shows matters. */
    boolean countsFlows() {
        return count.scope() == Count.Scope.FLOWS_PER_SOURCE;
    }

    boolean lets(SeenFlow flow, SeenPacket packet) {
        return switch (count.scope()) {
            case FLOWS_PER_SOURCE -> reached(packet.toServer() ? flow.client() : flow.server(), packet) > count.threshold();
            case PACKETS_PER_PAIR -> reached(Pair.of(flow.client(), flow.server()), packet) == count.threshold();
        };
    }

    private int reached(Object whom, SeenPacket packet) {
        Window window = windows.get(whom);
        if (window == null || packet.micros() > window.opened + within) {
            window = new Window(packet.micros());
            windows.put(whom, window);
        }
        return ++window.matches;
    }
}
