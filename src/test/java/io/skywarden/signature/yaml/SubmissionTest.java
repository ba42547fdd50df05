package io.skywarden.signature.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skywarden.signature.Tag;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One document, as an analyst sends it. */
class SubmissionTest {

    static final String YAML = """
            id: T99
            state: experimental            # a comment
            title: "A title: with a colon"
            family: teams
            era: all
            confidence: low
            description: >
              Two lines
              of prose.

              And "more", 5 % of it.
            sources:
              - url: https://paper.example/a?b=c#d
                title: A paper
            transport: udp
            count: {within: 60, flows-per-source: 10}
            steps:
              - shows:
                  - any:
                      - [{size: 18}, {bytes: {from: 4, to: 30, text: "sip:"}}]
                      - stun: {type: "8070", length: 4, value: "0? 00 00", framing: datagram}
                direction: to-server
                server: {ports: [443, 33033..33040], networks: [52.112.0.0/14, 2603:1063::/38]}
            proof:
              captures:
                - {sha256: 491861ee7b634088b81d7ca62d80b31e97f0e4dd2180085a66403a2285cfd50c, name: a.pcap, at-least: 3}
            recipe: |
              # one hit
              flow a udp 10.1.0.2:31034 -> 203.0.113.7:443 hit
              > random 18
            """;

    static final List<AuthoredSignature> CATALOGUE = CanonicalFormTest.CATALOGUE;

    @ParameterizedTest
    @FieldSource("CATALOGUE")
    void the_files_of_the_tree_in_one_document_are_the_same_content(AuthoredSignature authored) {
        assertThat(Submission.read(document(authored), "submission").form()).isEqualTo(authored.form());
    }

    @Test
    void the_texts_that_are_kept_have_the_order_and_the_look_of_the_tree() {
        AuthoredText text = Submission.read(YAML, "submission").text();

        assertThat(text.signature()).isEqualTo("""
                id: T99
                title: "A title: with a colon"
                family: teams
                era: all
                confidence: low
                state: experimental
                description: >
                  Two lines of prose.

                  And "more", 5 % of it.
                sources:
                  - title: A paper
                    url: "https://paper.example/a?b=c#d"
                transport: udp
                steps:
                  - direction: to-server
                    server:
                      ports: [443, 33033..33040]
                      networks: [52.112.0.0/14, "2603:1063:0:0:0:0:0:0/38"]
                    shows:
                      - any:
                          - - size: 18
                            - bytes: {from: 4, to: 30, text: "sip:"}
                          - stun: {type: "8070", length: 4, value: "0? 00 00"}
                count: {flows-per-source: 10, within: 60}
                """);
        assertThat(text.proof()).isEqualTo("""
                captures:
                  - sha256: "491861ee7b634088b81d7ca62d80b31e97f0e4dd2180085a66403a2285cfd50c"
                    name: a.pcap
                    at-least: 3
                """);
        assertThat(text.recipe()).isEqualTo("""
                # one hit
                flow a udp 10.1.0.2:31034 -> 203.0.113.7:443 hit
                > random 18
                """);
    }

    @Test
    void tags_have_their_place_and_their_order() {
        AuthoredSignature tagged = Submission.read(YAML.replace("era: all\n", "era: all\ntags: [voice, \"no\", login]\n"), "submission");

        assertThat(tagged.text().signature()).contains("state: experimental\ntags: [login, \"no\", voice]\ndescription: >\n");
        assertThat(tagged.signature().tags()).extracting(Tag::value).containsExactly("login", "no", "voice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            voice            | /tags: expected a list
            {a: b}           | /tags: expected a list
            [voice, Login]   | /tags/1: 'Login' is no tag: a small letter, then up to 29 small letters, digits or '-'
            [[voice]]        | /tags/0: expected a single value
            [voice, a, voice] | /tags: 'voice' stands here twice
            """)
    void what_is_no_list_of_tags_is_complained_of(String tags, String complaint) {
        assertThat(complaints(YAML.replace("era: all\n", "era: all\ntags: %s\n".formatted(tags)))).containsExactly("submission:6: " + complaint);
    }

    @Test
    void json_says_the_same_also_when_it_is_indented_with_tabs_and_its_lines_end_as_on_windows() {
        AuthoredSignature yaml = Submission.read(YAML, "submission");
        String json = yaml.form().json();

        assertThat(Submission.read(json.replace("{", "{\r\n\t\t").replace("/", "\\/").replace("\\n", "\\r\\n"), "json")
                .form()).isEqualTo(yaml.form());
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_line_and_pointer() {
        String document = YAML.replace("era: all", "era: stone").replace("confidence: low\n", "").replace("size: 18", "size: x")
                .replace("id: T99", "id: 1").replace("at-least: 3", "at-least: 0").replace("\"A title: with a colon\"", "ä")
                .replace("10}", "ten, of/~: {}}").replace("https://paper.example/a", "paper").replaceAll("recipe: \\|\n[\\s\\S]*", "recipe: ''");

        assertThat(complaints(document)).containsExactly(
                "submission:1: /: 'confidence' is missing",
                "submission:1: /id: '1' is not a signature id: a letter, then up to 39 letters, digits or '-'",
                "submission:3: /title: a title is 3 to 120 printable ASCII characters",
                "submission:5: /era: 'stone' is not one of [classic, cloud, sfb, teams, all]",
                "submission:12: /sources/0: 'paper?b=c#d' is not an absolute URL with a host",
                "submission:15: /count/flows-per-source: 'ten' is not a whole number",
                "submission:15: /count/of~1~0: unknown field 'of/~'; known here: [flows-per-source, packets-per-pair, within]",
                "submission:19: /steps/0/shows/0/any/0/0/size: 'x' is neither a number nor a range such as 18..45",
                "submission:25: /proof/captures/0/at-least: an expectation asks for at least one flow",
                "submission:26: /recipe: a recipe has at least one flow: flow NAME udp CLIENT:PORT -> SERVER:PORT hit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                    | submission:1: /: is empty
            `a: 1\\n---\\nb: 1`     | submission:3: /: a second document begins here: send one
            a: !!str b            | submission:1: /a: tags (!) are not read: write the value without 'tag:yaml.org,2002:str'
            a: !x {b: c}          | submission:1: /a: tags (!) are not read: write the value without '!x'
            a: [&b c, *b]         | submission:1: /a/1: anchors (&) and aliases (*) are not read: write the value out
            id: "\\ud800"          | submission:1: /id: holds half of a surrogate pair, which is no character
            description: "a\\u0085" | submission:1: /description: U+0085 may not stand in it
            recipe: "a\\0"         | submission:1: /recipe: U+0000 may not stand in it
            id: "\\UFFFFFFFF"      | submission:1: /: is not YAML: For input string: "FFFFFFFF" under radix 16
            {[a]: b}              | submission:1: /: a field's name is a text of at most 64 characters
            {id: A, id: B}        | submission:1: /id: 'id' stands here twice
            {                     | submission:1: /: is not YAML: expected the node content, but found '<stream end>'
            """)
    void what_yaml_can_say_beyond_json_is_complained_of(String document, String complaint) {
        assertThat(complaints(document.replace("\\n", "\n"))).contains(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "{? ", "[[],"})
    void what_is_nested_deep_is_refused(String opening) {
        assertThat(complaints(opening.repeat(40_000 / opening.length()))).anyMatch(complaint -> complaint.endsWith("is nested deeper than 32 levels"));
    }

    @Test
    void a_document_of_any_size_is_answered_with_few_words() {
        assertThat(complaints("x".repeat(Submission.LONGEST + 1))).containsExactly(
                "submission:1: /: has 262145 characters, at most 262144 are read");
        assertThat(String.join("", complaints("id: " + "x".repeat(200_000)))).hasSizeLessThan(2_000);
        String unknown = IntStream.range(0, 10_000).mapToObj(i -> "f%d: 1\n".formatted(i)).collect(Collectors.joining());
        assertThat(complaints(unknown)).hasSize(101).last().isEqualTo(
                "submission:1: /: has 10011 faults, these are the first 100");
    }

    @Test
    void a_step_of_too_many_conditions_or_alternatives_is_refused() {
        String any = "any: [%s]".formatted(String.join(", ", Collections.nCopies(65, "{size: 1}")));
        assertThat(complaints(YAML.replaceAll("- any:[\\s\\S]*?direction", "- " + any + "\n    direction")))
                .containsExactly("submission:18: /steps: 65 alternatives, at most 64: split the signature");
        String many = String.join(", ", Collections.nCopies(101, "{size: 1}"));
        assertThat(complaints(YAML.replaceAll("- any:[\\s\\S]*?direction", "- [" + many + "]\n    direction")))
                .containsExactly("submission:18: /steps: a step has 101 conditions, at most 100: split the signature");
    }

    static List<String> complaints(String document) {
        return catchThrowableOfType(MalformedSubmission.class, () -> Submission.read(document, "submission"))
                .complaints().stream().map(Complaint::toString).toList();
    }

    /** The three files as one document. */
    static String document(AuthoredSignature authored) {
        AuthoredText text = authored.text();
        return "%s%srecipe: |\n%s".formatted(text.signature(),
                text.proof().isEmpty() ? "" : "proof:\n" + text.proof().indent(2), text.recipe().indent(2));
    }
}
