package io.skywarden.rules.snort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader that stands in for Snort 2.9: what it takes, what it refuses, and that all our rules are of the first kind. */
class Snort2RuleTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/snort-2.9");

    @ParameterizedTest
    @ValueSource(strings = {
        "content:\"|02|\"; offset:2; depth:1;", "content:!\"a|3b 20|b\"; nocase;", "content:\"x\"; fast_pattern; content:\"y\"; fast_pattern:only;",
        "dsize:18<>45;", "dsize:>17;", "dsize:0;", "byte_test:1,=,5,2,bitmask 0x8d;", "content:\"x\"; byte_test:1,!=,9,0,relative;",
        "flow:established,to_server,no_stream;", "flow:to_client;", "flowbits:set,skywarden.C04.1; flowbits:noalert;", "stream_size:client,<,30;",
        "pcre:\"/^\\x16(?:a|b)\\z/sO\";", "pcre:!\"/a\\;b/\";", "content:\"/a\"; http_uri; content:\"b\"; http_header; nocase;",
        "detection_filter:track by_src,count 10,seconds 60;", "reference:url,a.example/b?c=d; metadata:era cloud, state active;"})
    void what_the_manual_names_is_taken(String options) {
        assertThat(Snort2Rule.complaints(rule(options))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "content:\"|02|\",offset 2,depth 1; ~ content cannot be", "content:\"a;b\"; ~ content cannot be", "content:\"|0|\"; ~ content cannot be",
        "content:\"\"; ~ content cannot be", "content:\"a:b\"; ~ content cannot be", "content:\"abc\"; depth:2; ~ less than the 3 bytes",
        "offset:2; ~ behind no content", "content:\"a\"; offset:1; offset:2; ~ twice for one content",
        "content:\"a\"; offset:1; within:2; ~ from the start and one from the match", "content:!\"a\"; fast_pattern; ~ must not be there",
        "content:\"a\"; depth:0; ~ depth cannot be", "content:\"a\"; offset:65536; ~ offset cannot be",
        "dsize:18<=>45; ~ dsize cannot be", "dsize:45<>18; ~ dsize cannot be", "dsize:70000; ~ dsize cannot be", "dsize:1; dsize:2; ~ dsize twice",
        "flow:to_server,to_client; ~ flow cannot be", "flow:established,established; ~ flow cannot be", "flow:pure; ~ flow cannot be",
        "flowbits:noalert,x; ~ flowbits cannot be", "flowbits:set; ~ flowbits cannot be", "flowbits:set,a b; ~ flowbits cannot be",
        "byte_test:1,=,1,0,relative; ~ relative to nothing", "byte_test:11,=,1,0; ~ byte_test cannot be",
        "stream_size:<30,to_server; ~ stream_size cannot be", "pcre:\"/a/q\"; ~ pcre cannot be", "pcre:\"a\"; ~ pcre cannot be",
        "tls.sni; ~ no such option", "startswith; ~ no such option", "http_header:field host; ~ http_header cannot be", "nocase; ~ behind no content",
        "threshold:type both,track by_both,count 1,seconds 1; ~ no such option", "metadata:era; ~ metadata cannot be", "sid:7; ~ sid twice"})
    void anything_else_is_refused(String options, String why) {
        assertThat(Snort2Rule.complaints(rule(options))).anySatisfy(complaint -> assertThat(complaint).contains(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!192.0.2.0/24 any", "[192.0.2.0/24,!192.0.2.1/32] [0:52,54:65535]", "[2001:db8:1:0:0:0:0:0/48,!198.51.100.0/24] any"})
    void lists_and_what_is_taken_back_from_them_are_taken(String side) {
        assertThat(Snort2Rule.complaints("alert udp %1$s -> %1$s (msg:\"a\"; gid:1000001; sid:1; rev:1;)".formatted(side))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "alert http any any -> any any (msg:\"a\"; sid:1; rev:1;)", "alert dns any any -> any 53 (msg:\"a\"; sid:1; rev:1;)",
        "alert tcp any any => any any (msg:\"a\"; sid:1; rev:1;)", "alert tcp any any -> any (msg:\"a\"; sid:1; rev:1;)",
        "block tcp any any -> any any (msg:\"a\"; sid:1; rev:1;)", "alert tcp any any -> any any (msg:\"a\"; sid:1; rev:1)",
        "alert tcp any any -> any any (msg:\"a\"; sid:1;)", "alert tcp any any -> any any (sid:1; rev:1;)", "alert tcp any any -> any any",
        "alert tcp any any -> any any (msg:\"a\"b\"; sid:1; rev:1;)", "alert tcp any any -> any any (msg:\"\u00e4\"; sid:1; rev:1;)", ""})
    void what_is_no_rule_is_refused(String line) {
        assertThat(Snort2Rule.complaints(line)).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> every_accepted_rule_of_ours_is_one() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                for (String line : Files.readAllLines(file)) {
                    assertThat(line.startsWith("# refused: ") ? List.of() : Snort2Rule.complaints(line)).as(line).isEmpty();
                }
            }));
        }
    }

    private static String rule(String options) {
        return "alert tcp any any -> [192.0.2.0/24,198.51.100.7] [80,1000:2000] (msg:\"a \\\"title\\\"\\; of\"; %s sid:1; rev:1;)".formatted(options);
    }
}
