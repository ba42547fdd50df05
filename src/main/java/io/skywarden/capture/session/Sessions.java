package io.skywarden.capture.session;

import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowPacket;
import java.util.ArrayList;
import java.util.List;

/** What the session parsers of Suricata (7 and 8, default application layers) would have to say about a flow. */
public final class Sessions {

    private Sessions() {}

    public static List<SessionFact> of(Flow flow) {
        return switch (flow.key().protocol()) {
            case UDP -> ofDatagrams(flow);
            case TCP -> of(new RecordedDialogue(flow));
        };
    }

    private static List<SessionFact> ofDatagrams(Flow flow) {
        List<SessionFact> facts = new ArrayList<>();
        Datagrams session = Datagrams.to(flow.key().serverPort());
        for (FlowPacket packet : flow.packets()) {
            session = session.see(packet.toServer(), packet.number(), packet.payload(), 0, packet.payload().length, facts::add);
        }
        return facts;
    }

    /** A TCP stream is of one protocol only; the first bytes decide. */
    static List<SessionFact> of(Dialogue dialogue) {
        var client = new Stretch(dialogue, true);
        var server = new Stretch(dialogue, false);
        if (TlsSession.recognises(client, server)) {
            return TlsSession.facts(client, server);
        }
        if (HttpRequests.recognises(client, server)) {
            return HttpRequests.facts(client, server);
        }
        return DnsQuestions.ofStream(client);
    }

    /**
     * Whether {@link #of(Dialogue)} would say the same whatever comes. The first bytes of a stream never change, so what has
     * been recognised stays, and what so many bytes do not show is not recognised later.
     */
    static boolean isSettled(LiveDialogue dialogue) {
        var client = new Stretch(dialogue, true);
        var server = new Stretch(dialogue, false);
        boolean clientComplete = dialogue.isComplete(true);
        boolean serverComplete = dialogue.isComplete(false);
        if (TlsSession.recognises(client, server)) {
            return (clientComplete || TlsMessage.isDecided(client, TlsMessage.CLIENT_HELLO))
                    && (serverComplete || TlsMessage.isDecided(server, TlsMessage.CERTIFICATE));
        }
        boolean enough = dialogue.length(true) >= HttpRequests.LONGEST_START && dialogue.length(false) >= HttpRequests.LONGEST_START;
        if (!enough || HttpRequests.recognises(client, server)) {
            return clientComplete && serverComplete;
        }
        return clientComplete || dialogue.serverPort() != DnsQuestions.DNS;
    }
}
