package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.plain.PlainDialect;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.snort.Snort2Rule;
import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Confidence;
import io.skywarden.signature.Detection;
import io.skywarden.signature.Direction;
import io.skywarden.signature.Era;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.Family;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Source;
import io.skywarden.signature.State;
import io.skywarden.signature.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** No text of a signature can add an option, a rule or a line: the rule's options stay those of a harmless text. */
class RuleInjectionProperties {

    /** Those whose rules have options in brackets; of the others {@link TemplateInjectionProperties} tells. */
    private static final List<Engine> ENGINES = Engine.all(Path.of("rules-templates")).stream()
            .filter(engine -> !(engine.dialect() instanceof PlainDialect)).toList();

    @Property(tries = 250)
    void a_title_adds_nothing(@ForAll @StringLength(min = 3, max = 60) @CharRange(from = ' ', to = '~') String title) {
        assertThat(keywords(titled(title, harmless()))).isEqualTo(keywords(titled("harmless", harmless())));
    }

    @Property(tries = 250)
    void a_title_of_nothing_but_special_characters_adds_nothing(
            @ForAll @StringLength(min = 3, max = 20) @Chars({';', '"', '\\', ':', ')', '(', ' ', '|', '$', '{', '}'}) String title) {
        assertThat(keywords(titled(title, harmless()))).isEqualTo(keywords(titled("harmless", harmless())));
    }

    @Property(tries = 250)
    void a_request_text_adds_nothing(@ForAll @StringLength(min = 1, max = 40) @CharRange(from = ' ', to = '~') String text) {
        assertThat(keywords(request(text))).isEqualTo(keywords(request("harmless")));
    }

    @Property(tries = 250)
    void bytes_add_nothing(@ForAll @Size(min = 1, max = 40) byte[] bytes) {
        assertThat(keywords(bytes(bytes))).isEqualTo(keywords(bytes(new byte[] {1})));
    }

    @Property(tries = 250)
    void a_reference_adds_at_most_itself(
            @ForAll @StringLength(max = 20) @Chars({';', ',', '\'', '(', ')', '$', '!', '*', '@', '#', '%', 'a'}) String path) {
        String escaped = path.replace("%", "%25").replace("#", "%23");
        List<String> keywords = keywords(referring(URI.create("https://paper.example/" + escaped)));
        assertThat(keywords.stream().filter("reference"::equals)).hasSizeLessThanOrEqualTo(ENGINES.size());
        keywords.removeIf("reference"::equals);
        List<String> without = keywords(referring(URI.create("https://paper.example/")));
        without.removeIf("reference"::equals);
        assertThat(keywords).isEqualTo(without);
    }

    @Property
    void quoting_leaves_one_line_of_printable_ascii(@ForAll String text) {
        ENGINES.forEach(engine -> assertThat(engine.dialect().quotable(text)).matches("(?:[ -~&&[^;\"\\\\]]|\\\\[;\"\\\\])*"));
    }

    /** The keywords of every engine's rule, read as engines do: an option ends at a semicolon that no backslash stands before. */
    private static List<String> keywords(Signature signature) {
        return ENGINES.stream().flatMap(engine -> keywords(engine, signature).stream()).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> keywords(Engine engine, Signature signature) {
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(List.of(signature));
        Rendering rendering = new RuleRenderer(engine, Policy.MONITOR, sids).render(List.of(signature));
        assertThat(rendering.rules()).hasSize(1);
        String rule = rendering.rules().getFirst().text();
        assertThat(rule).doesNotContain("\n", "\r").endsWith(";)");
        if (engine.name().equals("snort-2.9")) {
            assertThat(Snort2Rule.complaints(rule)).isEmpty();
        }
        String options = rule.substring(rule.indexOf('(') + 1, rule.length() - 1);
        List<String> keywords = new ArrayList<>();
        for (String option : options.split("(?<!\\\\);")) {
            keywords.add(option.strip().replaceFirst(":.*", ""));
        }
        assertThat(keywords).startsWith("msg").endsWith("classtype", "metadata", "sid", "rev");
        return keywords;
    }

    private static Signature titled(String title, Condition shows) {
        return signature(title, shows, URI.create("https://paper.example/"));
    }

    private static Signature referring(URI reference) {
        return signature("harmless", harmless(), reference);
    }

    private static Condition harmless() {
        return Samples.at(0, "01");
    }

    private static Signature bytes(byte[] bytes) {
        return titled("harmless", Bytes.behind(0, HexPattern.of(bytes)));
    }

    private static Signature request(String text) {
        return titled("harmless", new All(List.of(
                new SessionShows.HttpUri(new SessionShows.Text(text, false)),
                new SessionShows.HttpUserAgent(new SessionShows.Text(text, true)))));
    }

    private static Signature signature(String title, Condition shows, URI reference) {
        boolean session = shows instanceof All;
        return new Signature(new SignatureId("A"), title, Family.TEAMS, Era.ALL, Confidence.LOW, new State.Experimental(), "A sample.",
                List.of(new Source("A paper", Optional.of(reference))),
                new Detection(session ? Transport.TCP : Transport.UDP,
                        List.of(Samples.step(Direction.EITHER, shows)), Optional.empty()),
                new Expectations(List.of()));
    }
}
