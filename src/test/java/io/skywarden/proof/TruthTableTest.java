package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.capture.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a truth file must look like, and what is said when it does not. */
class TruthTableTest {

    private static final String HEADER = "capture\tproto\tsrc\tsport\tdst\tdport\ttruth\thost\n";
    private static final String GOOD = "a.pcap\tUDP\t10.0.0.1\t5000\t10.0.0.2\t6001\tskype\tremark\n";

    @TempDir
    Path folder;

    @Test
    void a_flow_is_known_whichever_side_is_named_first() throws IOException {
        TruthTable table = TruthTable.read(file(HEADER + GOOD + "\n"));
        FlowTuple reversed = FlowTuple.of(Protocol.UDP, InetAddress.ofLiteral("10.0.0.2"), 6001, InetAddress.ofLiteral("10.0.0.1"), 5000);
        assertThat(table.of("a.pcap")).hasSize(1).containsEntry(reversed, Truth.SKYPE);
        assertThat(table.of("b.pcap")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a.pcap\tUDP\t10.0.0.1", "a.pcap\tICMP\t10.0.0.1\t1\t10.0.0.2\t2\tskype", "a.pcap\tUDP\thost\t1\t10.0.0.2\t2\tskype",
        "a.pcap\tUDP\t10.0.0.1\tx\t10.0.0.2\t2\tskype", "a.pcap\tUDP\t10.0.0.1\t1\t10.0.0.2\t2\tperhaps"
    })
    void a_line_that_is_no_flow_is_named_by_its_number(String line) throws IOException {
        Path file = file(HEADER + GOOD + line + "\n");
        assertThatThrownBy(() -> TruthTable.read(file)).isInstanceOf(UnusableInput.class).hasMessageStartingWith(file + ":3: ");
    }

    /** Cells are read by their place, so another order would silently give other flows. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a.pcap\tUDP\n", "capture\tproto\tdst\tdport\tsrc\tsport\ttruth\n", "host\tcapture\tproto\tsrc\tsport\tdst\tdport\ttruth\n"})
    void a_first_line_with_other_columns_is_refused(String start) throws IOException {
        Path file = file(start + GOOD);
        assertThatThrownBy(() -> TruthTable.read(file)).isInstanceOf(UnusableInput.class).hasMessageStartingWith(file + ":1: ");
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> TruthTable.read(folder.resolve("none.tsv"))).isInstanceOf(UnusableInput.class).hasMessageContaining("none.tsv");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("truth.tsv"), text);
    }
}
