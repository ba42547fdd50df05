package io.skywarden.capture.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.capture.Capture;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.Flow;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said while a capture goes by, against what is said when it lies open as a whole. */
class SessionWatcherTest {

    @TempDir
    private Path folder;

    @Test
    void the_facts_of_every_recipe_are_those_of_its_whole_flows() throws IOException {
        for (var authored : SignatureTree.read(Path.of("signatures"))) {
            Path file = folder.resolve(authored.signature().id() + ".pcap");
            Files.write(file, SyntheticCapture.pcap(Recipe.parse(authored.recipePlace(), authored.text().recipe()), "x"));
            compare(file);
        }
    }

    @Test
    void the_facts_of_every_real_capture_are_those_of_its_whole_flows() throws IOException {
        Path captures = Path.of(Optional.ofNullable(System.getenv("SKYWARDEN_CAPTURES")).orElse("../shared/captures"));
        Assumptions.assumeTrue(Files.isDirectory(captures), "no real captures");
        long facts = 0;
        try (Stream<Path> files = Files.walk(captures)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(pcap|pcapng|cap)")).sorted().toList()) {
                facts += compare(file);
            }
        }
        assertThat(facts).isPositive();
    }

    @Test
    void beyond_its_bound_the_flow_that_was_silent_longest_is_judged_by_what_is_known() throws IOException {
        StringBuilder recipe = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            recipe.append("flow f%d tcp 10.1.0.%d:40000 -> 203.0.113.5:80 hit\n".formatted(i, i + 1))
                    .append("> http-request \"GET\" \"/x\" \"a%d.example\" \"UA\"\n".formatted(i));
        }
        Path file = Files.write(folder.resolve("many.pcap"), SyntheticCapture.pcap(Recipe.parse("recipe", recipe.toString()), "x"));
        List<SessionFact> facts = new ArrayList<>();
        SessionWatcher bounded = new SessionWatcher((_, fact) -> facts.add(fact), 2_000);

        CaptureReader.watch(file, bounded);

        assertThat(facts).as("judged before the end").hasSizeBetween(14, 19);
        bounded.end();
        assertThat(facts).hasSize(20);
    }

    private static long compare(Path file) {
        Capture whole;
        try {
            whole = CaptureReader.read(file);
        } catch (CaptureUnreadable none) {
            return 0;
        }
        SortedMap<Integer, List<SessionFact>> told = new TreeMap<>();
        SessionWatcher watcher = new SessionWatcher(
                (flow, fact) -> told.computeIfAbsent(flow.number(), _ -> new ArrayList<>()).add(fact));
        CaptureReader.watch(file, watcher);
        watcher.end();
        long facts = 0;
        for (int i = 0; i < whole.flows().size(); i++) {
            Flow flow = whole.flows().get(i);
            List<SessionFact> expected = Sessions.of(flow);
            assertThat(told.getOrDefault(i, List.of())).as("%s %s", file, flow.key()).isEqualTo(expected);
            facts += expected.size();
        }
        return facts;
    }
}
