package io.skywarden.capture.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowPacket;
import io.skywarden.capture.PlainDecoder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeTest {

    private static final String UDP = "flow f udp 10.1.0.2:31034 -> 203.0.113.7:33033 hit\n";

    @Test
    void literal_items_are_joined_to_one_payload() throws Exception {
        assertThat(hex(payloads(UDP + "> hex 4a 1c02 ; zero 2 ; text \"a#;\\\"\\\\\\r\\n\" # comment").getFirst()))
                .isEqualTo("4a1c020000" + "61233b225c0d0a");
    }

    @Test
    void a_pad_goes_on_from_the_byte_before() throws Exception {
        assertThat(hex(payloads(UDP + "> hex 00 ; pad 3").getFirst())).isEqualTo("0071ee07");
    }

    @Test
    void a_repeated_payload_is_drawn_anew_at_its_interval() throws Exception {
        List<FlowPacket> packets = flows(UDP + "> random 40 x 3 every 100ms").getFirst().packets();
        assertThat(packets).extracting(packet -> hex(packet.payload())).doesNotHaveDuplicates().hasSize(3);
        assertThat(packets.getLast().micros() - packets.getFirst().micros()).isEqualTo(200_000);
    }

    @Test
    void a_fan_goes_to_neighbouring_servers_and_is_hit_from_where_it_says() {
        var recipe = Recipe.parse("r", "fan 3 p udp 10.1.0.2:1 -> 203.0.113.254:5 hit from 2\n> random 1");
        assertThat(recipe.expectations()).extracting(FlowExpectation::hit).containsExactly(false, true, true);
        assertThat(recipe.expectations()).extracting(e -> e.flow().server().getHostAddress())
                .containsExactly("203.0.113.254", "203.0.113.255", "203.0.114.0");
    }

    @Test
    void a_udp_flow_is_keyed_by_who_speaks_first() {
        var recipe = Recipe.parse("r", UDP + "wait 1s\n< random 5");
        assertThat(recipe.expectations().getFirst().flow().clientPort()).isEqualTo(33033);
    }

    @Test
    void a_long_tcp_payload_is_split_and_whole_again_in_the_stream() throws Exception {
        Flow flow = flows("flow f tcp [2001:db8::1]:1025 -> [2001:db8::2]:443 silent\n> text \"ab\" ; zero 3000").getFirst();
        assertThat(flow.packets()).extracting(packet -> packet.payload().length).containsExactly(1400, 1400, 202);
        assertThat(flow.stream(true).bytes()).hasSize(3002).startsWith('a', 'b', 0);
    }

    @Test
    void an_answer_repeats_the_identifier_of_its_request() throws Exception {
        List<byte[]> payloads = payloads(UDP + "> dns-query a.example\n< dns-answer a.example");
        assertThat(hex(payloads.getLast())).startsWith(hex(payloads.getFirst()).substring(0, 4));
    }

    @Test
    void every_complaint_is_told_with_its_line() {
        var malformed = catchThrowableOfType(MalformedRecipe.class, () -> Recipe.parse("recipe.txt", """
                > random 5
                flow a udp 10.1.0.2:1 -> 203.0.113.7:70000 hit
                flow b udp 10.1.0.2:1 -> 203.0.113.7:5 maybe
                flow c udp 10.1.0.2:1 -> 203.0.113.7:5 hit
                  > hex 4
                  > dance 5
                  > text "open
                  > random 2000
                  > random 5 5
                  wait 5
                  > client-hello-ja3 771,1,,29,
                flow d udp 203.0.113.7:5 -> 10.1.0.2:1 hit
                  > random 5
                """));
        assertThat(malformed.complaints()).extracting(complaint -> complaint.file() + ":" + complaint.line() + ":")
                .containsExactly("recipe.txt:1:", "recipe.txt:2:", "recipe.txt:3:", "recipe.txt:5:", "recipe.txt:6:",
                        "recipe.txt:7:", "recipe.txt:8:", "recipe.txt:9:", "recipe.txt:10:", "recipe.txt:11:",
                        "recipe.txt:4:", "recipe.txt:12:");
        assertThat(malformed.complaints()).extracting(RecipeComplaint::toString).contains("recipe.txt:5: hex is pairs of hexadecimal digits, not '4'");
    }

    /** A change here changes every synthetic capture that was ever proven: it must be meant. */
    @Test
    void the_same_recipe_and_seed_give_the_same_bytes_for_ever() throws Exception {
        var recipe = Recipe.parse("r", UDP + """
                > random 20
                < dns-answer a.example
                flow t tcp 10.1.0.2:40003 -> 203.0.113.60:443 hit
                > client-hello a.example
                < server-certificate b.example
                flow q udp 10.1.0.2:40003 -> 203.0.113.60:443 hit
                > quic-hello a.example
                """);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(SyntheticCapture.pcap(recipe, "seed"));
        assertThat(hex(digest)).isEqualTo("74a9f6470e5ac3e552de310e1cff4d1e8e323cb590276b6905b3be2dbc0bb03b");
        assertThat(SyntheticCapture.pcap(recipe, "other")).isNotEqualTo(SyntheticCapture.pcap(recipe, "seed"));
    }

    private static List<byte[]> payloads(String recipe) throws Exception {
        return flows(recipe).getFirst().packets().stream().map(FlowPacket::payload).toList();
    }

    private static List<Flow> flows(String recipe) throws Exception {
        return PlainDecoder.flows(SyntheticCapture.pcap(Recipe.parse("r", recipe), "seed"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
