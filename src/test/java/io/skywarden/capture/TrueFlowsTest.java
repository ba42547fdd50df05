package io.skywarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Flows as an engine logged them (truth.tsv) are the flows decoded here. */
class TrueFlowsTest {

    @Test
    void every_flow_that_an_engine_logged_is_decoded() throws IOException {
        Path folder = RealCaptures.folder();
        List<String> rows = Files.readAllLines(folder.resolve("truth.tsv"));
        Map<String, Set<FlowKey>> decoded = new HashMap<>();

        assertThat(rows.subList(1, rows.size())).isNotEmpty().allSatisfy(row -> {
            String[] cells = row.split("\t");
            Set<FlowKey> flows = decoded.computeIfAbsent(cells[0], name -> flows(folder.resolve(name)));
            assertThat(flows).contains(new FlowKey(Protocol.valueOf(cells[1]), Packets.address(cells[2]),
                    Integer.parseInt(cells[3]), Packets.address(cells[4]), Integer.parseInt(cells[5])));
        });
    }

    /** Either way round: the direction of a flow seen from the middle is a guess. */
    private static Set<FlowKey> flows(Path file) {
        Set<FlowKey> flows = new HashSet<>();
        for (Flow flow : CaptureReader.read(file).flows()) {
            flows.add(flow.key());
            flows.add(flow.key().reversed());
        }
        return flows;
    }
}
