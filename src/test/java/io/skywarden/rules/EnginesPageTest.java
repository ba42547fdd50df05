package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of docs/reference/engines.md are those of what is rendered. */
class EnginesPageTest {

    private static final Path TEMPLATES = Path.of("rules-templates");
    private static final List<Signature> SIGNATURES = SignatureTree.read(Path.of("signatures")).stream().map(AuthoredSignature::signature).toList();

    @Test
    void each_engine_says_as_many_signatures_as_the_page_tells() throws IOException {
        assertThat(Files.readString(Path.of("docs/reference/engines.md"))).contains("(of %d)".formatted(SIGNATURES.size()));
        Map<String, Integer> said = new TreeMap<>();
        Engine.all(TEMPLATES).forEach(engine -> said.put(engine.name(), SIGNATURES.size() - refusals(engine.name()).size()));
        assertThat(rows("# What each engine can say").collect(Collectors.toMap(row -> row.get(0), row -> Integer.valueOf(row.get(2))))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snort-3", "snort-2.9"})
    void what_snort_cannot_say_is_told(String engine) throws IOException {
        Map<String, TreeSet<String>> refused = new HashMap<>();
        refusals(engine).forEach(refusal -> refused.computeIfAbsent(refusal.reason().replaceFirst("^.* no words for ([a-z0-9-]+) \\(.*$", "$1"), _ -> new TreeSet<>())
                .add(refusal.signature().value()));
        assertThat(rows("## What Snort cannot say").collect(Collectors.toMap(row -> row.get(0), row -> new TreeSet<>(List.of(row.get(1).split(", ")))))).isEqualTo(refused);
    }

    @Test
    void what_zeek_cannot_say_is_told() throws IOException {
        Map<String, Long> refused = refusals("zeek").stream().map(refusal -> refusal.reason().replaceFirst("^zeek cannot say it: ([^:,]+)[:,]?.*$", "$1"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(rows("## What Zeek signatures cannot say").collect(Collectors.toMap(row -> row.get(0), row -> Long.valueOf(row.get(1))))).isEqualTo(refused);
    }

    private static List<Refusal> refusals(String engine) {
        SidLock sids = SidLock.read(Path.of("signatures/sids.lock")).allocate(SIGNATURES);
        return new RuleRenderer(Engine.load(TEMPLATES, engine), Policy.MONITOR, sids).render(SIGNATURES).refusals();
    }

    /** The rows of the table below a heading, without its own two lines. */
    private static Stream<List<String>> rows(String heading) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/reference/engines.md"));
        return lines.stream().skip(lines.indexOf(heading) + 1L).dropWhile(line -> !line.startsWith("|")).takeWhile(line -> line.startsWith("|")).skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(cell -> cell.strip().replace("`", "")).toList());
    }
}
