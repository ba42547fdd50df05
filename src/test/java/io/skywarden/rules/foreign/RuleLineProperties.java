package io.skywarden.rules.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.foreign.RuleFile.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** Whatever stands in a message, the sid is found; whatever stands in a file, reading it goes on to its end. */
class RuleLineProperties {

    private static final long LAST = 7;

    @Property
    void any_line_at_all_is_read(@ForAll @StringLength(max = 200) String line) {
        assertThat(RuleLineReader.read(line)).isNotNull();
    }

    @Property
    void a_line_of_what_rules_are_made_of_is_read(@ForAll("crumbs") String line) {
        assertThat(RuleLineReader.read(line)).isNotNull();
    }

    @Property
    void a_rule_is_found_behind_any_line_that_begins_no_rule(@ForAll("crumbs") String before) throws IOException {
        String text = "alert tcp any any -> any any (" + before + "\n\nalert udp any any -> any any (sid:%d;)\n".formatted(LAST);
        assertThat(file(before.stripTrailing().endsWith("\\") ? text.replace("\n\n", "\n\n\n") : text).rules()).last().extracting(Rule::sid).isEqualTo(LAST);
    }

    @Property
    void the_sid_is_found_beside_a_message_with_everything_escaped(@ForAll("hostile") String message, @ForAll @LongRange(max = 4_294_967_295L) long sid) {
        String escaped = message.replace("\\", "\\\\").replace("\"", "\\\"").replace(";", "\\;");
        assertThat(RuleLineReader.read(rule(escaped, sid))).isEqualTo(new RuleLine.Numbered(1, sid, true, Optional.empty()));
    }

    @Property
    void the_sid_is_found_beside_a_quoted_message_with_semicolons(@ForAll("hostile") String message, @ForAll @LongRange(max = 4_294_967_295L) long sid) {
        String quoted = message.replace("\\", "").replace("\"", "");
        assertThat(RuleLineReader.read(rule(quoted, sid))).isEqualTo(new RuleLine.Numbered(1, sid, true, Optional.empty()));
    }

    @Property
    void the_sid_is_found_beside_a_message_with_quotes_that_nobody_closed(@ForAll("hostile") String message, @ForAll @LongRange(max = 4_294_967_295L) long sid) {
        String unclosed = message.replace("\\", "").replace(";", "") + "\"";
        assertThat(RuleLineReader.read(rule(unclosed, sid))).isEqualTo(new RuleLine.Numbered(1, sid, true, Optional.empty()));
    }

    @Property
    void a_rule_behind_a_comment_sign_is_found_as_disabled(@ForAll("hostile") String message, @ForAll @LongRange(max = 4_294_967_295L) long sid) {
        String quoted = message.replace("\\", "").replace("\"", "");
        assertThat(RuleLineReader.read("## " + rule(quoted, sid))).isEqualTo(new RuleLine.Numbered(1, sid, false, Optional.empty()));
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40).map(text -> text.replaceAll("\\R", " ")),
                Arbitraries.strings().withChars(";\"\\:()#|, ").ofMaxLength(20),
                Arbitraries.of("sid:999", "; sid:999; ", "\"; sid:999;)", "\\", "\\\"", "\\; gid:3;", ")", "# alert tcp (sid:1;)"));
    }

    @Provide
    Arbitrary<String> crumbs() {
        return Arbitraries.of("alert ", "#", "(", ")", ";", "\"", "\\", "sid:", "5", "msg:", "tcp any any -> any any ", " ", "gid:3;", "99999999999",
                "\u0000", "é", "metadata:signature_id ").list().ofMaxSize(25).map(parts -> String.join("", parts));
    }

    private static String rule(String message, long sid) {
        return "alert tcp $HOME_NET any -> any [80,443] (msg:\"%s\"; flow:established; pcre:\"/(a|b)\\;/i\"; sid:%d; rev:2;)".formatted(message, sid);
    }

    private static RuleFile file(String text) throws IOException {
        return RuleFileReader.read("x.rules", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
