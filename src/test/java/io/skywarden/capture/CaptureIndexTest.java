package io.skywarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureIndexTest {

    private static final String ENTRY = """
            - sha256: '%s'
              name: a.pcap
              origin: us
              licence: any
              bytes: 1
              packets: 2
              contents: little
            """;

    @TempDir
    private Path folder;

    @Test
    void what_is_appended_is_read_again_even_if_it_looks_like_a_number_or_like_yaml() throws IOException {
        Path file = folder.resolve("index.yaml");
        IndexedCapture digits = capture("1".repeat(64), "- name: [x] \"'#: \u00e9 \ud83d\ude00 ");
        IndexedCapture exponent = capture("1".repeat(62) + "e1", "yes");

        CaptureIndex index = CaptureIndex.read(file);
        index.append(digits);
        index.append(exponent);

        assertThat(index.captures()).containsExactly(digits, exponent);
        assertThat(CaptureIndex.read(file).captures()).containsExactly(digits, exponent);
        assertThat(CaptureIndex.read(file).of(exponent.digest())).contains(exponent);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void comments_stay_when_something_is_appended() throws IOException {
        Path file = Files.writeString(folder.resolve("index.yaml"), "# mine\n" + ENTRY.formatted("a".repeat(64)).stripTrailing());

        CaptureIndex.read(file).append(capture("b".repeat(64), "more"));

        assertThat(file).content().startsWith("# mine\n- sha256: 'aaaa");
        assertThat(CaptureIndex.read(file).captures()).extracting(IndexedCapture::contents).containsExactly("little", "more");
    }

    @Test
    void a_capture_is_appended_once() {
        CaptureIndex index = CaptureIndex.read(folder.resolve("index.yaml"));
        index.append(capture("b".repeat(64), "more"));

        assertThatThrownBy(() -> index.append(capture("b".repeat(64), "more")))
                .isInstanceOf(CaptureIndexUnusable.class).hasMessageContaining("knows bbbb");
    }

    @Test
    void an_index_written_in_another_style_is_left_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("index.yaml"), "[]\n");

        assertThatThrownBy(() -> CaptureIndex.read(file).append(capture("b".repeat(64), "more")))
                .isInstanceOf(CaptureIndexUnusable.class);
        assertThat(file).hasContent("[]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "captures: none",
        "- just a word",
        "- {sha256: aa, name: a}",
        "- !!javax.script.ScriptEngineManager []",
        "- sha256: '",
    })
    void what_is_no_index_is_refused_by_name(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("index.yaml"), text);

        assertThatThrownBy(() -> CaptureIndex.read(file))
                .isInstanceOf(CaptureIndexUnusable.class).hasMessageStartingWith(file.toString());
    }

    @Test
    void a_wrong_value_is_named_with_its_entry() throws IOException {
        String good = ENTRY.formatted("a".repeat(64));
        assertRefused(good + good, "names aaaa");
        assertRefused(good + ENTRY.formatted("A".repeat(64)), "capture 2: 'AAAA");
        assertRefused(good.replace("us", "''"), "capture 1: origin is empty");
        assertRefused(good.replace("us", "\"a\\nb\""), "capture 1: origin holds control characters");
        assertRefused(good.replace("us", "7"), "capture 1: origin is no text");
        assertRefused(good.replace("bytes: 1", "bytes: many"), "capture 1: bytes is no number");
        assertRefused(good.replace("bytes: 1", "bytes: -1"), "are counts");
    }

    private void assertRefused(String text, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("index.yaml"), text);
        assertThatThrownBy(() -> CaptureIndex.read(file)).isInstanceOf(CaptureIndexUnusable.class).hasMessageContaining(complaint);
    }

    private static IndexedCapture capture(String digest, String contents) {
        return new IndexedCapture(new CaptureDigest(digest), "a.pcap", "us", "any", 1, 3_000_000_000L, contents);
    }
}
