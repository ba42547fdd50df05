package io.skywarden.capture.session;

import io.skywarden.capture.Flow;
import java.util.List;
import java.util.stream.Stream;

/** What the session parsers of Suricata (7 and 8, default application layers) would have to say about a flow. */
public final class Sessions {

    private Sessions() {}

    public static List<SessionFact> of(Flow flow) {
        return switch (flow.key().protocol()) {
            case UDP -> Stream.concat(DnsQuestions.ofDatagrams(flow).stream(), QuicHellos.of(flow).stream()).toList();
            case TCP -> ofStreams(flow);
        };
    }

    /** A TCP stream is of one protocol only; the first bytes decide. */
    private static List<SessionFact> ofStreams(Flow flow) {
        var client = new Stretch(flow, true);
        var server = new Stretch(flow, false);
        if (TlsSession.recognises(client, server)) {
            return TlsSession.facts(client, server);
        }
        if (HttpRequests.recognises(client, server)) {
            return HttpRequests.facts(client, server);
        }
        return DnsQuestions.ofStream(client);
    }
}
