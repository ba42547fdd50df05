package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.trace.TraceFolder;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However captures are gone through, the rulings are the same. */
class InProcessTest {

    private final List<Signature> signatures = Catalogue.signatures().stream().map(AuthoredSignature::signature).toList();

    @TempDir
    private Path folder;

    /** The recipes' captures, named as if they were real: only of those are traces kept. */
    private List<TestedCapture> captures;
    private Map<TestedCapture, Ruling> plain;
    private CaptureWork work;

    @BeforeEach
    void judgePlainly() throws IOException {
        captures = new ArrayList<>();
        Corpus.synthetic(Catalogue.signatures(), folder.resolve("recipes")).forEach(recipe -> captures.add(new TestedCapture.Real(
                recipe.name(), recipe.file(), CaptureReader.digest(recipe.file()).hex(), false, Map.of())));
        Path garbage = Files.writeString(folder.resolve("garbage.pcap"), "this is no capture");
        captures.add(new TestedCapture.Real("garbage", garbage, CaptureReader.digest(garbage).hex(), false, Map.of()));
        plain = new InProcess(signatures).judge(captures);
        work = new CaptureWork(3, Optional.of(new TraceFolder(folder.resolve("traces"))));
    }

    @Test
    void several_at_a_time_with_traces_or_without_give_the_rulings_of_one_after_the_other() {
        assertThat(plain.values()).filteredOn(Ruling.GaveUp.class::isInstance).hasSize(1);
        List<Integer> told = new ArrayList<>();
        Progress progress = (_, done, _) -> told.add(done);

        for (CaptureWork way : List.of(new CaptureWork(3, Optional.empty()), work, work, new CaptureWork(1, work.traces()))) {
            Map<TestedCapture, Ruling> judged = new InProcess(signatures, progress, way).judge(captures);
            assertThat(new LinkedHashMap<>(judged)).containsExactlyEntriesOf(plain);
        }
        assertThat(told).hasSize(4 * captures.size()).endsWith(captures.size());
    }

    @Test
    void a_trace_that_was_spoilt_is_made_again() throws IOException {
        new InProcess(signatures, Progress.NONE, work).judge(captures);
        List<byte[]> good = new ArrayList<>();
        for (Path trace : traces()) {
            byte[] bytes = Files.readAllBytes(trace);
            good.add(bytes.clone());
            // Behind the head, so that it is noticed only while it is played.
            bytes[bytes.length - 1 - bytes.length / 3] ^= 1;
            Files.write(trace, bytes);
        }

        assertThat(new InProcess(signatures, Progress.NONE, work).judge(captures)).containsExactlyEntriesOf(plain);

        // A changed payload that no signature looked at is noticed by the one that does.
        List<Path> now = traces();
        long mended = 0;
        for (int i = 0; i < good.size(); i++) {
            mended += java.util.Arrays.equals(Files.readAllBytes(now.get(i)), good.get(i)) ? 1 : 0;
        }
        assertThat(mended).isGreaterThan(good.size() / 2);
    }

    @Test
    void no_threads_are_refused() {
        assertThatThrownBy(() -> new CaptureWork(0, Optional.empty())).isInstanceOf(UnusableInput.class).hasMessageContaining("0 threads");
    }

    private List<Path> traces() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("traces"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
