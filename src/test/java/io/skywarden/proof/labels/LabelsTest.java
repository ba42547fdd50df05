package io.skywarden.proof.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.proof.Truth;
import io.skywarden.proof.TruthTable;
import io.skywarden.proof.UnusableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nDPI and people say of flows, and the truth file it makes. */
class LabelsTest {

    /** In the form of nDPI's regression results. */
    private static final String RESULT = """
            Guessed flow protos:\t1

            Unknown\t2\t212\t1
            \t1\tTCP 192.168.1.6:60543 <-> 203.0.113.33:443 [proto: 91.250/TLS.Teams][IP: 276/Azure][Encrypted][Confidence: DPI][cat: Cloud/13]
            \t2\tUDP [2001:db8::1]:50036 -> [2001:db8::2]:3478 [VLAN: 7][proto: 78.38/STUN.Skype_TeamsCall][IP: 0/Unknown][Confidence: DPI (cache)]
            \t3\tUDP 192.168.1.6:500 -> 203.0.113.34:53 [proto: 5/DNS][Confidence: DPI]
            \t4\tTCP 192.168.1.6:501 -> 203.0.113.34:80 [proto: 7.211/HTTP.Spotify][Confidence: Match by port]
            \t5\tTCP 192.168.1.6:502 -> 203.0.113.34:80 [proto: 7.211/HTTP.Spotify][Confidence: DPI]
            \t6\tICMP 192.168.1.6:0 -> 203.0.113.34:0 [proto: 81/ICMP][Confidence: DPI]


            Undetected flows:
            \t1\tUDP 192.168.1.6:503 -> 203.0.113.35:9 [proto: 0/Unknown][Confidence: Unknown]
            \t2\tTCP 3400::1:504 -> 302e::3d00::8001:0 [proto: 0/Unknown]
            """;
    private static final String HEAD = "capture\tproto\tsrc\tsport\tdst\tdport\t";

    @TempDir
    private Path folder;

    @Test
    void a_result_of_ndpi_becomes_truth_as_far_as_it_is_sure_of_a_product() throws IOException {
        Labels labels = new Labels(List.of("positive/a.pcap"));
        labels.add(file("a.pcap.out", RESULT));
        assertThat(labels.all()).extracting(FlowLabel::capture).containsOnly("positive/a.pcap");
        assertThat(labels.all()).extracting(label -> label.sourcePort() + " " + label.truth()).containsExactlyInAnyOrder(
                "60543 TEAMS", "50036 SKYPE", "500 UNSURE", "501 UNSURE", "502 OTHER", "503 UNSURE");
        assertThat(labels.unread()).singleElement().asString().contains("a.pcap: 2\tTCP 3400::1:504 -> 302e::3d00::8001:0");
    }

    @Test
    void what_is_written_is_what_the_prover_reads() throws IOException {
        Labels labels = new Labels(List.of("a.pcap"));
        labels.add(file("a.pcap.out", RESULT));
        Path truth = file("truth.tsv", LabelTable.text(labels.all()));
        assertThat(TruthTable.read(truth).of("a.pcap")).isEqualTo(labels.all().stream()
                .collect(Collectors.toMap(FlowLabel::tuple, FlowLabel::truth)));
        Labels again = new Labels(List.of());
        again.add(truth);
        assertThat(again.all()).isEqualTo(labels.all());
    }

    @Test
    void the_first_to_speak_is_believed_and_a_contradiction_is_told() throws IOException {
        Labels labels = new Labels(List.of("a.pcap"));
        labels.add(file("truth.tsv", HEAD + "truth\thost\na.pcap\tTCP\t203.0.113.33\t443\t192.168.1.6\t60543\tother\tby hand\n"
                + "a.pcap\tUDP\t192.168.1.6\t500\t203.0.113.34\t53\tskype\tby name\n"));
        labels.add(file("a.pcap.out", RESULT));
        assertThat(labels.contradictions()).singleElement().asString()
                .contains("a.pcap TCP 192.168.1.6:60543, 203.0.113.33:443: OTHER (by hand), against TEAMS (ndpi TLS.Teams)");
        assertThat(labels.all()).filteredOn(label -> label.tuple().toString().contains(":60543")).extracting(FlowLabel::truth)
                .containsExactly(Truth.OTHER);
    }

    @Test
    void a_folder_of_results_is_read_and_a_capture_must_be_the_only_one_of_its_name() throws IOException {
        file("a.pcap.out", RESULT);
        file("gone.pcap.out", RESULT);
        Labels labels = new Labels(List.of("positive/a.pcap", "negative/b.pcap"));
        labels.add(folder);
        assertThat(labels.unplaced()).containsExactly("gone.pcap.out");
        assertThatThrownBy(() -> new Labels(List.of("x/a.pcap", "y/a.pcap")).add(folder.resolve("a.pcap.out")))
                .isInstanceOf(UnusableInput.class).hasMessageContaining("several captures of this name: x/a.pcap, y/a.pcap");
    }

    @Test
    void a_table_of_ndpi_labels_is_read_and_what_is_no_table_is_refused() throws IOException {
        Labels labels = new Labels(List.of());
        labels.add(file("ndpi.tsv", HEAD + "ndpi_label\nb.pcap\tUDP\t10.1.0.2\t1\t10.1.0.3\t2\tSkype_Teams.Skype_TeamsCall\n"
                + "b.pcap\tICMP\t10.1.0.2\t0\t10.1.0.3\t0\tICMP\nb.pcap\tUDP\t302e::3d00::8001\t1\t10.1.0.3\t2\tDNS\n"));
        assertThat(labels.all()).singleElement().extracting(FlowLabel::truth).isEqualTo(Truth.SKYPE);
        assertThat(labels.unread()).hasSize(1);
        for (Map.Entry<String, String> bad : Map.of("", ":1: the first line names the columns", HEAD + "what\n", ":1: the first line",
                HEAD + "truth\nb\tUDP\tx\t1\ty\t2\tskype\n", ":2: not a flow with its label").entrySet()) {
            assertThatThrownBy(() -> new Labels(List.of()).add(file("bad.tsv", bad.getKey()))).isInstanceOf(UnusableInput.class)
                    .hasMessageContaining(bad.getValue());
        }
        assertThatThrownBy(() -> new Labels(List.of()).add(file("x.out", "no result"))).isInstanceOf(UnusableInput.class)
                .hasMessageContaining("holds no flow as nDPI's results list them");
    }

    @Test
    void labels_of_ndpi_are_worth_what_they_say() {
        Map.of("TLS.Teams", Truth.TEAMS, "DNS.Skype_Teams", Truth.SKYPE, "TLS.Microsoft", Truth.UNSURE, "DNS", Truth.UNSURE,
                "STUN.WhatsAppCall", Truth.OTHER, "TLS.Google", Truth.OTHER, "Unknown", Truth.UNSURE, "TeamSpeak", Truth.OTHER,
                "DNS.Microsoft365", Truth.UNSURE, "RDP", Truth.OTHER)
                .forEach((label, truth) -> assertThat(NdpiLabel.truth(label)).as(label).isEqualTo(truth));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
