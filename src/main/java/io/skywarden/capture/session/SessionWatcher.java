package io.skywarden.capture.session;

import io.skywarden.capture.FlowWatcher;
import io.skywarden.capture.Protocol;
import io.skywarden.capture.SeenFlow;
import io.skywarden.capture.SeenPacket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what flows say about themselves while a capture goes by. Of a flow it keeps the start until nothing more can be
 * said; of all flows together a bounded number of bytes: beyond it, the flow that was silent longest is judged by what is
 * known of it. So the facts are those of {@link Sessions} as long as the bound is not reached.
 */
public final class SessionWatcher implements FlowWatcher {

    /** How many bytes of starts are kept at a time. */
    public static final long MOST_HELD = 64L << 20;

    private static final byte NEW = 0;
    private static final byte CLIENT_FIRST = 1;
    private static final byte SERVER_FIRST = 2;
    private static final byte FOLLOWED = 3;
    private static final byte SAID = 4;

    /** Is told each fact, those of one flow in the order of {@link Sessions}. */
    @FunctionalInterface
    public interface Told {
        void fact(SeenFlow flow, SessionFact fact);
    }

    /** What is kept of a flow; nothing of one about which all is said. */
    private static final class Open {
        private static final int OVERHEAD = 256;
        private final SeenFlow flow;
        private LiveDialogue dialogue;
        private Datagrams datagrams;
        private long held;

        private Open(SeenFlow flow) {
            this.flow = flow;
        }

        private long holds() {
            return OVERHEAD + (dialogue == null ? datagrams.held() : dialogue.held());
        }
    }

    private final Told told;
    private final long mostHeld;
    private final Map<Integer, Open> open = new LinkedHashMap<>(64, 0.75f, true);
    /** For each flow what was found out about it: nothing yet, who spoke first, that it is followed, or that all is said. */
    private byte[] stages = new byte[256];
    private long held;

    public SessionWatcher(Told told) {
        this(told, MOST_HELD);
    }

    SessionWatcher(Told told, long mostHeld) {
        this.told = told;
        this.mostHeld = mostHeld;
    }

    @Override
    public void packet(SeenFlow flow, SeenPacket packet) {
        int number = flow.number();
        if (number >= stages.length) {
            stages = java.util.Arrays.copyOf(stages, Math.max(number + 1, stages.length * 2));
        }
        if (stages[number] == SAID) {
            return;
        }
        switch (flow.protocol()) {
            case UDP -> datagram(flow, packet);
            case TCP -> {
                if (packet.size() > 0) {
                    segment(flow, packet);
                }
            }
        }
    }

    private void datagram(SeenFlow flow, SeenPacket packet) {
        Open known = stages[flow.number()] == NEW ? begin(flow) : open.get(flow.number());
        if (known.datagrams == null) {
            known.datagrams = Datagrams.to(flow.serverPort());
        }
        known.datagrams = known.datagrams.see(packet.toServer(), packet.number(), packet.data(), packet.from(), packet.to(),
                fact -> told.fact(flow, fact));
        if (known.datagrams == Datagrams.SILENT) {
            forget(known);
        } else {
            weigh(known);
        }
    }

    private void segment(SeenFlow flow, SeenPacket packet) {
        int number = flow.number();
        if (stages[number] == NEW) {
            stages[number] = packet.toServer() ? CLIENT_FIRST : SERVER_FIRST;
        }
        // What was sent before the opening of its side was seen belongs to no stream.
        if (stages[number] != FOLLOWED && packet.sent() == 0) {
            return;
        }
        boolean clientFirst = stages[number] == CLIENT_FIRST;
        Open known = stages[number] == FOLLOWED ? open.get(number) : begin(flow);
        if (known.dialogue == null) {
            known.dialogue = new LiveDialogue(flow, clientFirst);
        }
        known.dialogue.see(packet);
        if (known.dialogue.isSettled()) {
            say(known);
        } else {
            weigh(known);
        }
    }

    private Open begin(SeenFlow flow) {
        Open begun = new Open(flow);
        open.put(flow.number(), begun);
        stages[flow.number()] = FOLLOWED;
        return begun;
    }

    private void weigh(Open known) {
        long now = known.holds();
        held += now - known.held;
        known.held = now;
        while (held > mostHeld && open.size() > 1) {
            say(open.values().iterator().next());
        }
    }

    private void say(Open known) {
        if (known.dialogue != null) {
            Sessions.of(known.dialogue).forEach(fact -> told.fact(known.flow, fact));
        }
        forget(known);
    }

    private void forget(Open known) {
        stages[known.flow.number()] = SAID;
        held -= known.held;
        open.remove(known.flow.number());
    }

    @Override
    public void ended(SeenFlow flow) {
        Open known = open.get(flow.number());
        if (known != null) {
            say(known);
        }
    }

    /** The capture has gone by. */
    public void end() {
        List<Open> rest = new ArrayList<>(open.values());
        rest.forEach(this::say);
    }
}
