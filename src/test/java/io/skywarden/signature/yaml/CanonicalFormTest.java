package io.skywarden.signature.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.rules.Samples;
import io.skywarden.signature.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The project's own signatures, and some that use every word there is, in many spellings. */
class CanonicalFormTest {

    static final List<AuthoredSignature> CATALOGUE = SignatureTree.read(Path.of("signatures"));
    static final List<Signature> SIGNATURES =
            Stream.concat(CATALOGUE.stream().map(AuthoredSignature::signature), Samples.all().stream()).toList();

    @ParameterizedTest
    @FieldSource("SIGNATURES")
    void what_was_written_is_read_back_to_an_equal_signature(Signature signature) {
        AuthoredSignature read = Submission.read(CanonicalForm.of(signature, "flow a").json(), "test");

        assertThat(read.signature()).isEqualTo(signature);
        assertThat(read.form()).isEqualTo(CanonicalForm.of(signature, "flow a"));
    }

    @ParameterizedTest
    @FieldSource("SIGNATURES")
    void the_files_of_a_submission_say_what_it_said(Signature signature) {
        AuthoredSignature submitted = Submission.read(CanonicalForm.of(signature, "flow a").json(), "test");
        AuthoredSignature kept = SignatureText.read("kept", submitted.text());

        assertThat(kept.signature()).isEqualTo(signature);
        assertThat(kept.contentHash()).isEqualTo(submitted.contentHash());
    }

    @ParameterizedTest
    @FieldSource("CATALOGUE")
    void order_quoting_line_breaks_and_comments_do_not_matter(AuthoredSignature authored) {
        for (DumperOptions spelling : spellings()) {
            String signature = "# a comment\n" + again(authored.text().signature(), spelling);
            String proof = authored.text().proof().isEmpty() ? "captures: []\n" : again(authored.text().proof(), spelling);
            String recipe = "# a comment\r\n\r\n" + authored.text().recipe().replace("\n", "  # another \r\n\r\n");

            assertThat(SignatureText.read("again", new AuthoredText(signature, proof, recipe)).contentHash())
                    .isEqualTo(authored.contentHash());
        }
    }

    @ParameterizedTest
    @FieldSource("CATALOGUE")
    void the_recipe_of_the_form_gives_the_same_capture(AuthoredSignature authored) {
        String recipe = (String) authored.form().members().get("recipe");

        assertThat(SyntheticCapture.pcap(Recipe.parse("form", recipe), "seed"))
                .isEqualTo(SyntheticCapture.pcap(Recipe.parse("file", authored.text().recipe()), "seed"));
    }

    @ParameterizedTest
    @FieldSource("CATALOGUE")
    void the_stored_text_is_the_form(AuthoredSignature authored) {
        assertThat(CanonicalForm.ofJson(authored.form().json())).isEqualTo(authored.form());
        assertThat(SortedJson.write(authored.form().members())).isEqualTo(authored.form().json());
    }

    @Test
    void every_scalar_of_every_signature_matters() {
        for (AuthoredSignature authored : CATALOGUE) {
            String json = authored.form().json();
            List<String> hashes = new ArrayList<>(List.of(authored.contentHash()));
            changed(authored.form().members()).forEach(other -> hashes.add(CanonicalForm.ofJson(SortedJson.write(other)).contentHash()));
            assertThat(hashes).as(json).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {at: 4, hex: "73 69"}             | {from: 4, to: 6, hex: "7369"}
            {from: 4, text: "SIP/2.0"}        | {from: 4, to: 65535, hex: "5349502F322E30"}
            {at: 4, hex: "0? aB"}             | {at: 4, hex: "0?AB"}
            """)
    void one_meaning_in_two_words_is_one_form(String one, String other) {
        assertThat(probe("- bytes: " + one).contentHash()).isEqualTo(probe("- bytes: " + other).contentHash());
        assertThat(probe("- bytes: " + one).contentHash()).isNotEqualTo(probe("- no-bytes: {at: 0, hex: '00'}").contentHash());
    }

    @Test
    void defaults_are_left_out() {
        AuthoredSignature spelt = probe("- test: {at: 1, mask: ff, equals: '05'}");

        assertThat(spelt.contentHash()).isEqualTo(probe("{test: {at: 1, equals: '05'}}").contentHash());
        assertThat(spelt.form().json()).contains("\"steps\":[{\"shows\":[{\"test\":{\"at\":1,\"equals\":\"05\"}}]}]")
                .doesNotContain("either", "proof", "count");
    }

    /** The hash is what it was when signatures had no tags. */
    @Test
    void without_tags_the_form_is_what_it_was_before_there_were_any() throws IOException {
        String form = example("canonical-form.md", "json").strip();

        assertThat(CanonicalForm.ofJson(form).contentHash()).isEqualTo("d87005cafbcac9f39a88f760b4b4c86fe3db25d9e7bfc59ad6f510b70362e211");
        assertThat(Submission.read(form, "none").form().json()).isEqualTo(form);
        assertThat(Submission.read(form.replace("{\"confidence", "{\"tags\":[],\"confidence"), "empty").form().json()).isEqualTo(form);
    }

    @Test
    void tags_are_content_and_stand_in_order() throws IOException {
        String form = example("canonical-form.md", "json").strip();
        Function<String, CanonicalForm> tagged = tags -> Submission.read("{\"tags\":" + tags + "," + form.substring(1), "tagged").form();

        assertThat(tagged.apply("[\"voice\",\"login\"]")).isEqualTo(tagged.apply("[\"login\",\"voice\"]"));
        assertThat(tagged.apply("[\"voice\",\"login\"]").json()).contains("\"tags\":[\"login\",\"voice\"],\"title\"");
        assertThat(tagged.apply("[\"voice\"]")).isNotEqualTo(tagged.apply("[\"login\"]"));
        assertThat(tagged.apply("[\"voice\"]").json()).isNotEqualTo(form);
    }

    @Test
    void a_sign_of_number_within_quotes_is_no_comment() {
        assertThat(withRecipe("> text \"a#b\"")).isNotEqualTo(withRecipe("> text \"a#c\""));
        assertThat(withRecipe("> text \"a\\\"#b\"")).isNotEqualTo(withRecipe("> text \"a\\\"#c\""));
        assertThat(withRecipe("> text \"a\" # b")).isEqualTo(withRecipe("> text \"a\"# c"));
    }

    @Test
    void the_json_is_that_of_rfc_8785_and_the_hash_that_of_its_utf_8() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("b", List.of(1, true, "\u20ac\u000f\n\\\"/\u007f"));
        members.put("a", Map.of());
        assertThat(SortedJson.write(members)).isEqualTo("{\"a\":{},\"b\":[1,true,\"\u20ac\\u000f\\n\\\\\\\"/\u007f\"]}");
        // printf '{"a":"€"}' | sha256sum
        assertThat(CanonicalForm.ofJson("{\"a\":\"€\"}").contentHash())
                .isEqualTo("db8566e7dc218a6795f689fe26667214b263a2443d9966d00742cbd38019c33e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": 1}
            {"b":1,"a":1}
            {"a":1,"a":1}
            {"a":1,}
            {"a":01}
            {"a":1.5}
            {"a":"\\u0041"}
            {"a":nul}
            {"a":1}x
            [1]
            {
            """, quoteCharacter = '`')
    void another_spelling_is_no_form(String json) {
        assertThatThrownBy(() -> CanonicalForm.ofJson(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_form_does_not_carry_the_hash_of_another() {
        assertThatThrownBy(() -> new CanonicalForm("{}", "0".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_examples_of_the_documentation_are_what_they_say() throws IOException {
        String form = example("canonical-form.md", "json").strip();
        String document = example("signature-yaml.md", "yaml").replace("<64 hexadecimal digits>", "0f".repeat(32));
        AuthoredSignature read = Submission.read(document.replaceAll("proof:[\\s\\S]*recipe", "recipe"), "docs");

        assertThat(Submission.read(document, "docs").signature().expectations().captures()).hasSize(1);
        assertThat(read.form().json()).isEqualTo(form);
        assertThat(Recipe.parse("docs", read.text().recipe()).expectations()).hasSize(1);
    }

    /** The last one of its kind. */
    private static String example(String page, String language) throws IOException {
        String text = Files.readString(Path.of("docs/reference", page));
        String begun = text.substring(text.lastIndexOf("```" + language + "\n") + language.length() + 4);
        return begun.substring(0, begun.indexOf("```"));
    }

    private static AuthoredSignature probe(String shows) {
        return Submission.read("""
                {id: T1, title: A test, family: teams, era: all, confidence: low, state: experimental, description: Some words,
                 sources: [{title: Us}], transport: udp, recipe: flow a, steps: [{direction: either, server: {}, shows: [%s]}]}
                """.formatted(shows.startsWith("-") ? shows.substring(1).strip().replaceFirst("^(.*?): (.*)$", "{$1: $2}") : shows), "test");
    }

    private static String withRecipe(String line) {
        return CanonicalForm.of(Samples.all().getFirst(), "flow a\n" + line).contentHash();
    }

    private static List<DumperOptions> spellings() {
        List<DumperOptions> all = new ArrayList<>();
        for (DumperOptions.FlowStyle flow : DumperOptions.FlowStyle.values()) {
            for (DumperOptions.ScalarStyle scalar : DumperOptions.ScalarStyle.values()) {
                DumperOptions spelling = new DumperOptions();
                spelling.setDefaultFlowStyle(flow);
                spelling.setDefaultScalarStyle(scalar);
                spelling.setWidth(40);
                all.add(spelling);
            }
        }
        return all;
    }

    /** The same in another spelling and in the opposite order, without the tags that quoted numbers are written with. */
    private static String again(String yaml, DumperOptions spelling) {
        LinkedHashMap<String, Object> members = new Yaml().load(yaml);
        return new Yaml(spelling).dump(members.reversed()).replaceAll("!!(?:int|bool) ", "");
    }

    /** The same with one scalar another, for each scalar. */
    private static List<Object> changed(Object value) {
        List<Object> all = new ArrayList<>();
        switch (value) {
            case Map<?, ?> members -> members.forEach((name, member) -> changed(member).forEach(other -> {
                Map<Object, Object> copy = new LinkedHashMap<>(members);
                copy.put(name, other);
                all.add(copy);
            }));
            case List<?> elements -> {
                for (int i = 0; i < elements.size(); i++) {
                    for (Object other : changed(elements.get(i))) {
                        List<Object> copy = new ArrayList<>(elements);
                        copy.set(i, other);
                        all.add(copy);
                    }
                }
            }
            case Integer number -> all.add(number + 1);
            case Boolean flag -> all.add(!flag);
            default -> all.add(value + "x");
        }
        return all;
    }
}
