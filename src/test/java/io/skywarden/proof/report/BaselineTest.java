package io.skywarden.proof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.proof.Proof;
import io.skywarden.proof.UnusableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is new, what is gone, and what was not looked for. */
class BaselineTest {

    @TempDir
    private Path folder;

    @Test
    void it_is_read_as_it_was_written() throws IOException {
        Baseline written = Baseline.of(Accounts.ofAll("a.pcap", "why"));
        assertThat(BaselineFile.read(Files.writeString(folder.resolve("b.json"), BaselineFile.text(written)))).isEqualTo(written);
        assertThat(written.entries()).hasSize(5);
    }

    @Test
    void a_known_finding_fails_nothing_and_a_new_one_does() {
        Optional<Baseline> before = Optional.of(Baseline.of(Accounts.of(Accounts.proof("a.pcap", Accounts.missed()))));
        Account same = Accounts.of(Accounts.proof("a.pcap", Accounts.missed()), before, Level.findings());
        assertThat(same.passes()).isTrue();
        assertThat(TextReport.text(same)).startsWith("not run       suricata-8: not found\n").contains("no new findings: 1 signatures, 3 captures, judged by in-process, suricata-7.0.10: "
                + "2 hits, 0 findings more than before, 1 as before, 0 vanished");
        assertThat(TextReport.json(same)).contains("\"proven\" : false", "\"known\" : 1");
        Account worse = Accounts.of(Accounts.proof("a.pcap", Accounts.missed(), Accounts.falseFlow("a.pcap", "w")), before, Level.findings());
        assertThat(worse.passes()).isFalse();
        assertThat(TextReport.text(worse)).startsWith("new           false-flow: T1 on a.pcap by suricata-7.0.10: hit UDP");
    }

    @Test
    void a_finding_is_gone_only_if_its_signature_capture_and_judges_had_a_part() {
        Baseline before = Baseline.of(Accounts.of(Accounts.proof("a.pcap", Accounts.disagreement("a.pcap"))));
        assertThat(before.changeTo(Accounts.proof("a.pcap")).vanished()).hasSize(1);
        assertNotSought(before, Accounts.proof("b.pcap"));
        assertNotSought(before, Accounts.proof("a.pcap", Accounts.notJudged("a.pcap", "it is cut")));
        Proof whole = Accounts.proof("a.pcap");
        assertNotSought(before, new Proof(List.of("in-process"), List.of(), whole.signatures(), whole.tested(), List.of(), List.of(),
                List.of(), List.of(), List.of()));
        assertNotSought(before, new Proof(whole.judges(), List.of(), List.of(), whole.tested(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void what_is_no_baseline_is_refused_and_named() throws IOException {
        String good = BaselineFile.text(Baseline.of(Accounts.ofAll("a.pcap", "why")));
        assertRefused(good.replace("\"version\" : 1", "\"version\" : 2"), "of version 2, not 'skywarden-baseline' of version 1");
        assertRefused("{\"format\":\"other\",\"version\":1}", "is 'other' of version 1");
        assertRefused(good.replace("\"capture\"", "\"captures\""), "is no baseline (line ");
        assertRefused(good.replace("\"shortfall\"", "\"short\""), "'short' is no level: they are disagreement, false-flow");
        assertRefused(good.replaceFirst("\"fingerprint\" : \"..", "\"fingerprint\" : \"XY"), "is no fingerprint");
        assertRefused(good.substring(0, good.length() / 2), "is no baseline (line ");
        assertRefused("", "is no baseline");
        assertRefused("null", "is no baseline");
        assertRefused("[]", "is no baseline");
        assertThatThrownBy(() -> BaselineFile.read(folder.resolve("none"))).isInstanceOf(UnusableInput.class)
                .hasMessageContaining("none: the baseline cannot be read (NoSuchFile)");
    }

    @Property(tries = 100)
    void whatever_a_name_holds_is_kept(@ForAll String name, @ForAll String why) throws IOException {
        Baseline written = Baseline.of(Accounts.ofAll("c" + name, why));
        Path file = Files.createTempFile("baseline", ".json");
        try {
            // A lone surrogate has no UTF-8, so no file can hold it.
            Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(name + why));
            assertThat(BaselineFile.read(Files.writeString(file, BaselineFile.text(written)))).isEqualTo(written);
        } finally {
            Files.delete(file);
        }
    }

    private static void assertNotSought(Baseline before, Proof now) {
        Account.Change change = before.changeTo(now);
        assertThat(change.vanished()).isEmpty();
        assertThat(change.notSought()).isEqualTo(1);
    }

    private void assertRefused(String text, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), text);
        assertThatThrownBy(() -> BaselineFile.read(file)).as(text).isInstanceOf(UnusableInput.class).hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }
}
