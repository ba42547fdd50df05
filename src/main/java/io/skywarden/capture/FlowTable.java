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

    /** The conversation these two have; one begins when they had none. */
    Conversation find(Protocol protocol, long sourceHigh, long sourceLow, int sourcePort,
            long destinationHigh, long destinationLow, int destinationPort, long vlans) {
        int mask = slots.length - 1;
        int slot = spread(SeenFlow.mixed(sourceHigh, sourceLow, sourcePort, destinationHigh, destinationLow, destinationPort) + vlans)
                & mask;
        for (Conversation known = slots[slot]; known != null; known = slots[slot]) {
            if (known.protocol() == protocol && known.vlans() == vlans) {
                if (known.isFrom(sourceHigh, sourceLow, sourcePort, destinationHigh, destinationLow, destinationPort)) {
                    toServer = true;
                    return known;
                }
                if (known.isFrom(destinationHigh, destinationLow, destinationPort, sourceHigh, sourceLow, sourcePort)) {
                    toServer = false;
                    return known;
                }
            }
            slot = slot + 1 & mask;
        }
        toServer = true;
        Conversation started = new Conversation(flows++, protocol, new Address(sourceHigh, sourceLow), sourcePort,
                new Address(destinationHigh, destinationLow), destinationPort, vlans);
        slots[slot] = started;
        growIfFull();
        return started;
    }

    /** Another conversation on the same ports begins with the side that is talking now. */
    Conversation again(Conversation over) {
        Conversation started = toServer
                ? new Conversation(flows++, over.protocol(), over.client(), over.clientPort(), over.server(), over.serverPort(), over.vlans())
                : new Conversation(flows++, over.protocol(), over.server(), over.serverPort(), over.client(), over.clientPort(), over.vlans());
        toServer = true;
        int slot = hash(over) & slots.length - 1;
        while (slots[slot] != over) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = started;
        return started;
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
        return spread(each.mixed() + each.vlans());
    }

    private static int spread(long mixed) {
        long spread = mixed * 0x94d0_49bb_1331_11ebL;
        return (int) (spread ^ spread >>> 29 ^ spread >>> 43);
    }
}
