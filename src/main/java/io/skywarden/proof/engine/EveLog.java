package io.skywarden.proof.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The alerts in an EVE log, Suricata's JSON lines. */
final class EveLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EveLog() {}

    /** In capture order. */
    static List<EngineAlert> alerts(Path file) throws IOException {
        List<EngineAlert> alerts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode event = JSON.readTree(line);
            if (event.path("event_type").asText().equals("alert")) {
                alerts.add(alert(event));
            }
        }
        Collections.sort(alerts);
        return alerts;
    }

    private static EngineAlert alert(JsonNode event) {
        JsonNode alert = event.path("alert");
        return new EngineAlert(
                alert.path("signature_id").asLong(), alert.path("rev").asInt(), flow(event), event.path("pcap_cnt").asLong());
    }

    /** The packet's own addresses may be the server's first; those of its flow are not. A packet of no flow has only its own. */
    private static EngineFlow flow(JsonNode event) {
        JsonNode keyed = event.path("flow").has("src_ip") ? event.path("flow") : event;
        return new EngineFlow(
                event.path("proto").asText(),
                InetAddress.ofLiteral(keyed.path("src_ip").asText()), keyed.path("src_port").asInt(),
                InetAddress.ofLiteral(keyed.path("dest_ip").asText()), keyed.path("dest_port").asInt());
    }
}
