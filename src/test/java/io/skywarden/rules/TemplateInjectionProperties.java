package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.plain.PlainDialect;
import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.Plan;
import io.skywarden.rules.policy.Action;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** No text of a signature can add an option, a rule or a line where the words of the engine stand in a template, ours or somebody's. */
class TemplateInjectionProperties {

    private static final Path SHIPPED = Path.of("rules-templates");
    private static final Engine ZEEK = Engine.load(SHIPPED, "zeek");
    /** All that a model may hold as text: words, addresses, safe URLs, a quoted text, expressions of bytes. No end of anything. */
    private static final Pattern SAFE = Pattern.compile(
            "[A-Za-z0-9 ._:-]*|[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/?=&+-]*)?|\"(?:[A-Za-z0-9 ._-]|\\\\u[0-9a-f]{4})*\"|(?:[0-9a-f?]{2} ?)*"
                    + "|(?:\\\\x[0-9a-f]{2}|[\\[\\](){}*?,-]|[0-9])*");

    @Property
    void nothing_in_the_model_can_end_anything(@ForAll @StringLength(min = 3, max = 40) @CharRange(from = ' ', to = '~') String text) {
        Signature signature = Samples.titled("A", text, Samples.name("A", Transport.TCP, request(text)).detection());
        Part part = Plan.of(signature).getFirst();
        SidLock.Line number = SidLock.empty(SidRange.DEFAULT).allocate(List.of(signature)).number(part);
        PlainDialect plain = new PlainDialect();
        check(RuleModel.of(Action.ALERT, plain, part, plain.say(part), number));
    }

    private static void check(Object value) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(TemplateInjectionProperties::check);
            case Collection<?> list -> list.forEach(TemplateInjectionProperties::check);
            case String text -> assertThat(text).matches(SAFE);
            default -> assertThat(value).isInstanceOfAny(Integer.class, Long.class, Boolean.class);
        }
    }

    @Property
    void a_text_adds_nothing_to_a_signature_of_zeek(@ForAll @StringLength(min = 3, max = 40) @CharRange(from = ' ', to = '~') String text) {
        ZeekSignatures.Block harmless = zeek("harmless");
        assertThat(zeek(text).keywords()).isEqualTo(harmless.keywords());
    }

    private static ZeekSignatures.Block zeek(String text) {
        Signature signature = Samples.titled("A", text, Samples.name("A", Transport.TCP, request(text)).detection());
        List<ZeekSignatures.Block> blocks = ZeekSignatures.parse(render(ZEEK, List.of(signature)).text());
        assertThat(blocks).hasSize(1);
        return blocks.getFirst();
    }

    /** A template that pastes all it is given, in a language whose rules end at a semicolon or at the end of the line. */
    @Example
    void a_text_adds_nothing_to_the_rule_of_a_users_template() throws IOException {
        Path users = Files.createTempDirectory("users-templates");
        Path own = Files.createDirectories(users.resolve("own-1"));
        Files.writeString(own.resolve("engine.yaml"), """
                name: own-1
                product: own
                model: 2
                versions: ">=1.0.0 <2.0.0"
                dialect: plain
                conditions: [http-uri, http-user-agent]
                limits:
                  rule-length: 8190
                """);
        Files.writeString(own.resolve("rule.ftl"), """
                rule ${sid} title=${signature.title.quoted}; plain='${signature.title.plain}'; match /${signature.title.regex}/;<#rt>
                <#list leaves as leaf> ${leaf.kind} ${leaf.text.quoted} '${leaf.text.plain}' /${leaf.text.regexAnyCase}/ |${leaf.text.hex}|;</#list>
                """);
        Engine engine = Engine.load(new TemplateFolders(SHIPPED, Optional.of(users)), "own-1");
        assertThat(engine.sandboxed()).isTrue();
        Random random = new Random(11);
        List<Signature> signatures = IntStream.range(0, 400).mapToObj(i -> hostile("X" + i, random)).toList();
        Rendering rendering = render(engine, signatures);
        assertThat(rendering.rules()).hasSize(400);
        String quoted = "\"(?:[A-Za-z0-9 ._-]|\\\\u[0-9a-f]{4})*\"";
        String plain = "'[A-Za-z0-9 ._-]*'";
        String leaf = " http-[a-z-]+ %s %s /[^/]*/ \\|[0-9a-f ]*\\|;".formatted(quoted, plain);
        assertThat(rendering.text().lines()).hasSize(400)
                .allMatch(line -> line.matches("rule [0-9]+ title=%s; plain=%s; match /[^/]*/;%s%s".formatted(quoted, plain, leaf, leaf)));
        try (Stream<Path> files = Files.walk(users)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private static Signature hostile(String id, Random random) {
        return Samples.titled(id, text(random), Samples.name(id, Transport.TCP, request(text(random))).detection());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 3 + random.nextInt(30); i > 0; i--) {
            text.append((char) (' ' + random.nextInt('~' - ' ' + 1)));
        }
        return text.toString();
    }

    private static Condition request(String text) {
        return new All(List.of(new SessionShows.HttpUri(new SessionShows.Text(text, false)),
                new SessionShows.HttpUserAgent(new SessionShows.Text(text, true))));
    }

    private static Rendering render(Engine engine, List<Signature> signatures) {
        return new RuleRenderer(engine, Policy.MONITOR, SidLock.empty(SidRange.DEFAULT).allocate(signatures)).render(signatures);
    }
}
