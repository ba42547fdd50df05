package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.SidLock.Line;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.signature.yaml.SignatureText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What raises a revision and what does not, told by the text that an author edits. */
class RevisionTest {

    private static final String TEXT = """
            id: N1
            title: Names and numbers
            family: skype-cloud
            era: cloud
            confidence: medium
            state: active
            description: Names a client asks for. # a remark
            sources:
              - title: Measured
            transport: tcp
            """;

    private static final String PACKET = TEXT + """
            steps:
              - direction: to-server
                server:
                  ports: [443]
                  networks: [10.0.0.0/8, 192.0.2.0/24]
                shows:
                  - size: 20..40
                  - bytes: {at: 0, hex: "16 03"}
            """;

    private static final String NAMES = TEXT + """
            steps:
              - shows:
                  - any:
                      - tls-server-name: {under: skype.com}
                      - tls-server-name: {under: lync.com}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
        "title: Names and numbers > title: Another title", "Names a client asks for. > Something else entirely.", "# a remark > # another",
        "- title: Measured > - title: Somebody wrote so", "confidence: medium > confidence: low", "family: skype-cloud > family: teams",
        "state: active > state: experimental", "'era: cloud\n' > 'era: cloud\ntags: [voice]\n'"})
    void what_is_only_told_does_not_raise_it(String before, String after) {
        assertThat(revision(PACKET, PACKET.replace(before, after))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
        "20..40 > 20..41", "at: 0 > at: 1", "16 03 > 16 04", "to-server > to-client", "ports: [443] > ports: [443, 444]",
        "192.0.2.0/24 > 192.0.2.0/25", ", 192.0.2.0/24 > ''", "[10.0.0.0/8, > [10.0.0.0/8, 198.51.100.0/24,"})
    void what_is_matched_raises_it_and_so_does_a_list_of_networks_or_ports(String before, String after) {
        assertThat(revision(PACKET, PACKET.replace(before, after))).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {"under: skype.com > under: skype.net", "under: skype.com > exactly: skype.com", "under: skype.com > containing: skype.com"})
    void a_name_of_a_list_raises_it(String before, String after) {
        assertThat(revision(NAMES, NAMES.replace(before, after))).isEqualTo(2);
    }

    @Test
    void one_name_more_is_one_part_more_and_the_others_stay_as_they_are() {
        SidLock before = SidLock.empty(SidRange.DEFAULT).allocate(List.of(signature(NAMES)));
        SidLock after = before.allocate(List.of(signature(NAMES + "          - tls-server-name: {under: skype.net}\n")));
        assertThat(after.lines()).hasSize(3).containsAll(before.lines()).extracting(Line::rev).containsOnly(1);
    }

    /** The revision of the alert after one edit. */
    private static int revision(String before, String after) {
        assertThat(after).as("the edit did nothing").isNotEqualTo(before);
        SidLock lock = SidLock.empty(SidRange.DEFAULT).allocate(List.of(signature(before)));
        Line line = lock.allocate(List.of(signature(after))).line(new SignatureId("N1"), "alert").orElseThrow();
        assertThat(line.sid()).isEqualTo(SidRange.DEFAULT.first());
        return line.rev();
    }

    private static Signature signature(String yaml) {
        return SignatureText.read("N1", new AuthoredText(yaml, "", "")).signature();
    }
}
