package io.skywarden.proof;

import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowKey;
import io.skywarden.capture.FlowPacket;
import io.skywarden.signature.Count;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lets a match through when it has happened often enough. A window opens with a match, and the first match after its end
 * opens the next; it does not slide, because engines count so.
 */
final class CountGate {

    private final Count count;
    private final Map<Object, Window> windows = new HashMap<>();
    private final Set<Flow> counted = new HashSet<>();

    CountGate(Count count) {
        this.count = count;
    }

    boolean lets(FlowPacket packet) {
        return switch (count.scope()) {
            case FLOWS_PER_SOURCE -> counted.add(packet.flow()) && reached(source(packet), packet.micros()) > count.threshold();
            case PACKETS_PER_PAIR -> reached(pair(packet.flow().key()), packet.micros()) == count.threshold();
        };
    }

    private int reached(Object whom, long micros) {
        Window window = windows.get(whom);
        if (window == null || micros > window.opened + count.within().toMillis() * 1_000) {
            window = new Window(micros);
            windows.put(whom, window);
        }
        return ++window.matches;
    }

    private static InetAddress source(FlowPacket packet) {
        return packet.toServer() ? packet.flow().key().client() : packet.flow().key().server();
    }

    private static Set<InetAddress> pair(FlowKey key) {
        return key.client().equals(key.server()) ? Set.of(key.client()) : Set.of(key.client(), key.server());
    }

    private static final class Window {
        private final long opened;
        private int matches;

        private Window(long opened) {
            this.opened = opened;
        }
    }
}
