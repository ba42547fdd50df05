package io.skywarden.capture;

/**
 * The conversations that go on, found by who talks to whom, whichever way; VLAN tags are part of that, as they are for
 * engines. An own hash table, since one is asked for every packet and must not make an object for the question.
 */
final class FlowTable {

    private Conversation[] slots = new Conversation[1 << 10];
    private int used;
    private int flows;
    /** Whether what was found last is talking from its client to its server. */
    private boolean toServer;

    boolean toServer() {
        return toServer;
    }

    int flows() {
        return flows;
    }

    /** The conversation these two have; one begins when they had none. */
    Conversation find(Protocol protocol, long sourceHigh, long sourceLow, int sourcePort,
            long destinationHigh, long destinationLow, int destinationPort, long vlans) {
        int mask = slots.length - 1;
        int slot = hash(sourceHigh, sourceLow, sourcePort, destinationHigh, destinationLow, destinationPort, vlans) & mask;
        for (Conversation known = slots[slot]; known != null; known = slots[slot]) {
            SeenFlow flow = known.flow();
            if (flow.protocol() == protocol && known.vlans() == vlans) {
                if (is(flow.client(), flow.clientPort(), sourceHigh, sourceLow, sourcePort)
                        && is(flow.server(), flow.serverPort(), destinationHigh, destinationLow, destinationPort)) {
                    toServer = true;
                    return known;
                }
                if (is(flow.server(), flow.serverPort(), sourceHigh, sourceLow, sourcePort)
                        && is(flow.client(), flow.clientPort(), destinationHigh, destinationLow, destinationPort)) {
                    toServer = false;
                    return known;
                }
            }
            slot = slot + 1 & mask;
        }
        toServer = true;
        Conversation started = new Conversation(new SeenFlow(flows++, protocol, new Address(sourceHigh, sourceLow), sourcePort,
                new Address(destinationHigh, destinationLow), destinationPort), vlans);
        slots[slot] = started;
        growIfFull();
        return started;
    }

    /** Another conversation on the same ports begins with the side that is talking now. */
    Conversation again(Conversation over) {
        SeenFlow old = over.flow();
        SeenFlow flow = toServer
                ? new SeenFlow(flows++, old.protocol(), old.client(), old.clientPort(), old.server(), old.serverPort())
                : new SeenFlow(flows++, old.protocol(), old.server(), old.serverPort(), old.client(), old.clientPort());
        toServer = true;
        Conversation started = new Conversation(flow, over.vlans());
        int slot = hash(over) & slots.length - 1;
        while (slots[slot] != over) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = started;
        return started;
    }

    private static boolean is(Address address, int port, long high, long low, int itsPort) {
        return address.low() == low && port == itsPort && address.high() == high;
    }

    private void growIfFull() {
        if (++used * 2 < slots.length) {
            return;
        }
        Conversation[] before = slots;
        slots = new Conversation[before.length * 2];
        for (Conversation each : before) {
            if (each != null) {
                int slot = hash(each) & slots.length - 1;
                while (slots[slot] != null) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = each;
            }
        }
    }

    private static int hash(Conversation each) {
        SeenFlow flow = each.flow();
        return hash(flow.client().high(), flow.client().low(), flow.clientPort(),
                flow.server().high(), flow.server().low(), flow.serverPort(), each.vlans());
    }

    /** The same whichever side is named first. */
    private static int hash(long oneHigh, long oneLow, int onePort, long otherHigh, long otherLow, int otherPort, long vlans) {
        long mixed = side(oneHigh, oneLow, onePort) + side(otherHigh, otherLow, otherPort) + vlans;
        mixed *= 0x94d0_49bb_1331_11ebL;
        return (int) (mixed ^ mixed >>> 29 ^ mixed >>> 43);
    }

    private static long side(long high, long low, int port) {
        long mixed = ((high * 0x9e37_79b9_7f4a_7c15L ^ low) + ((long) port << 40)) * 0xbf58_476d_1ce4_e5b9L;
        return mixed ^ mixed >>> 31;
    }
}
