package io.skywarden.proof.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Snort's JSON alerts while they are written: those of each capture that has come to its end, and those of the one being read. */
final class SnortAlerts {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Rules of an allowed path's pieces have such generators; what Snort itself tells of has lower ones. */
    private static final int FIRST_OF_PIECES = 6000;

    private final Path file;
    private final List<List<EngineAlert>> ended = new ArrayList<>();
    private List<EngineAlert> current = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long position;

    SnortAlerts(Path file) {
        this.file = file;
    }

    /** The alerts of each capture that was read to its end, in capture order. */
    List<List<EngineAlert>> ended() {
        return ended;
    }

    /** Reads what has been added; a line without its end waits for it. */
    void poll() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile added = new RandomAccessFile(file.toFile(), "r")) {
            added.seek(position);
            byte[] bytes = new byte[1 << 16];
            for (int count = added.read(bytes); count > 0; count = added.read(bytes)) {
                position += count;
                take(bytes, count);
            }
        }
    }

    private void take(byte[] bytes, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                alert(JSON.readTree(line.toString(StandardCharsets.UTF_8)));
                line.reset();
            } else {
                line.write(bytes[i]);
            }
        }
    }

    private void alert(JsonNode event) {
        int generator = event.path("gid").asInt();
        if (generator != 1 && generator < FIRST_OF_PIECES) {
            return;
        }
        if (event.path("sid").asLong() == EndMark.SID) {
            Collections.sort(current);
            ended.add(current);
            current = new ArrayList<>();
        } else {
            current.add(new EngineAlert(event.path("sid").asLong(), event.path("rev").asInt(), flow(event), event.path("pkt_num").asLong()));
        }
    }

    /** The addresses are the packet's; its direction says which of them is the client. */
    private static EngineFlow flow(JsonNode event) {
        boolean fromServer = event.path("dir").asText().equals("S2C");
        String client = fromServer ? "dst" : "src";
        String server = fromServer ? "src" : "dst";
        return new EngineFlow(event.path("proto").asText(),
                InetAddress.ofLiteral(event.path(client + "_addr").asText()), event.path(client + "_port").asInt(),
                InetAddress.ofLiteral(event.path(server + "_addr").asText()), event.path(server + "_port").asInt());
    }
}
