package io.skywarden.rules.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.foreign.RuleFile.BadLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFileReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "alert tcp any any -> any any (msg:\"x\"; sid:5; rev:1;)",
        "alert tcp any any -> any any (msg:\"x\"; sid: 5 ; rev:1;)  ",
        "alert tcp any any -> any any (SID:5;)",
        "drop ip any any -> any any (gid:1; sid:5;) # why",
        "alert http ( msg:\"Snort 3\"; content:\"a\",nocase; sid:5; )",
        "alert http ( sid:5 )",
        "alert tcp any any -> any any (msg:\"a \\\"quoted\\\" sid:6\\; b\"; sid:5;)",
        "alert tcp any any -> any any (msg:\"a; sid:6; b\"; sid:5;)",
        "alert tcp any any -> any any (msg:\"5\" screen\"; content:\"x\"; sid:5;)",
        "alert tcp any any -> any any (msg:\"x\"; pcre:\"/a\\)\\;(b)/\"; sid:5;)",
        "\ufeffalert tcp any any -> any any (sid:5;)",
        "custom tcp any any -> any any (sid:5;)"})
    void one_rule_with_the_sid_5(String text) throws IOException {
        RuleFile file = read(text);
        assertThat(file.badLines()).isEmpty();
        assertThat(file.rules()).extracting(RuleFile.Rule::sid, RuleFile.Rule::gid, RuleFile.Rule::enabled)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(5L, 1L, true));
    }

    @Test
    void a_rule_over_many_lines_stands_at_its_first() throws IOException {
        RuleFile file = read("""
                # a comment

                alert tcp any any -> any any \\
                    (msg:"x"; \\
                    sid:5;)
                alert http (
                    msg:"Snort 3 needs no backslash";
                    sid:6;
                )
                alert tcp any any -> any any (sid:7;)
                """);
        assertThat(file.rules()).extracting(RuleFile.Rule::place).containsExactly("x.rules:3", "x.rules:6", "x.rules:10");
        assertThat(file.badLines()).isEmpty();
    }

    @Test
    void disabled_rules_are_told_apart_from_comments() throws IOException {
        RuleFile file = read("""
                # alert us when (if ever) it fires; sid:1
                # drop this later (maybe)
                #alert tcp any any -> any any (sid:5;)
                ## alert tcp any any -> any any ( \\
                ##   sid:6;)
                # alert tcp any any -> any any ( \\
                alert tcp any any -> any any (sid:7;)
                # ends in a backslash \\
                alert tcp any any -> any any (sid:8;)
                """);
        assertThat(file.rules()).extracting(RuleFile.Rule::place)
                .containsExactly("x.rules:3 (disabled)", "x.rules:4 (disabled)", "x.rules:7", "x.rules:9");
    }

    @Test
    void a_bad_line_is_told_and_the_next_is_read() throws IOException {
        RuleFile file = read("""
                include other.rules
                alert tcp any any -> any any (msg:"no end; sid:1;)
                alert tcp any any -> any any (msg:"none";)
                alert tcp any any -> any any (sid:1; sid:2;)
                alert tcp any any -> any any (sid:4294967296;)
                alert tcp any any -> any any (gid:x; sid:1;)
                alert tcp any any -> any any (sid:5;)
                """);
        assertThat(file.badLines()).extracting(BadLine::line).containsExactly(1, 3, 4, 5, 6);
        assertThat(file.badLines()).extracting(BadLine::toString).first().isEqualTo("x.rules:1: no '(' begins its options");
        assertThat(file.rules()).extracting(RuleFile.Rule::sid).containsExactly(1L, 5L);
    }

    @Test
    void bytes_that_are_no_utf_8_and_foreign_line_ends_do_no_harm() throws IOException {
        byte[] text = "alert tcp any any -> any any (msg:\"caf\u00e9\"; sid:5;)\r\nalert tcp any any -> any any (sid:6;)\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(RuleFileReader.read("x.rules", new ByteArrayInputStream(text)).rules()).extracting(RuleFile.Rule::place)
                .containsExactly("x.rules:1", "x.rules:2");
    }

    private static RuleFile read(String text) throws IOException {
        return RuleFileReader.read("x.rules", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
