package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zeek is a folder: nothing in {@code src/main} knows it. Its file is held before a strict reader of the published grammar. */
class ZeekTest {

    private static final Engine ZEEK = Engine.load(Path.of("rules-templates"), "zeek");

    @Test
    void the_whole_catalogue_is_a_file_of_signatures() {
        List<Signature> catalogue = SignatureTree.read(Path.of("signatures")).stream().map(AuthoredSignature::signature).toList();
        Rendering rendering = render(catalogue);
        List<ZeekSignatures.Block> blocks = ZeekSignatures.parse(rendering.text());
        assertThat(blocks).hasSameSizeAs(rendering.rules()).hasSizeGreaterThan(25);
        assertThat(blocks).extracting(ZeekSignatures.Block::name).doesNotHaveDuplicates().allMatch(name -> name.startsWith("skywarden-"));
        assertThat(blocks.size() + rendering.refusals().size()).isGreaterThanOrEqualTo(catalogue.size());
    }

    @Test
    void the_samples_are_said_or_refused_with_a_reason() {
        Rendering rendering = render(Samples.all());
        assertThat(ZeekSignatures.parse(rendering.text())).hasSameSizeAs(rendering.rules());
        assertThat(rendering.refusals()).extracting(refusal -> refusal.signature() + ": " + refusal.reason()).contains(
                "C12: zeek cannot say it: the bytes of one TCP segment: Zeek matches the stream",
                "R08: zeek cannot say it: no words for size", "M01: zeek cannot say it: no words for tls-server-name",
                "X01: zeek cannot say it: bytes that no one expression says: Zeek may find two expressions in two packets");
    }

    @Test
    void no_java_knows_zeek() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(source).toLowerCase(Locale.ROOT)).as("%s", source).doesNotContain("zeek");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature a {", "signature a {\n  ip-proto == udp\n  event \"a\"\n}", "}", "payload /a/",
        "signature a {\n  ip-proto == udp\n  payload /\\x0/\n  event \"a\"\n}", "signature a {\n  ip-proto == udp\n  payload /(\\x00/\n  event \"a\"\n}",
        "signature a {\n  ip-proto == udp\n  payload /\\x00/\n  event \"a\" \"b\"\n}", "signature a {\n  ip-proto == udp\n  payload /\\x00/ eval f\n  event \"a\"\n}"})
    void the_reader_refuses_what_is_none(String text) {
        assertThatThrownBy(() -> ZeekSignatures.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Rendering render(List<Signature> signatures) {
        return new RuleRenderer(ZEEK, Policy.MONITOR, SidLock.empty(SidRange.DEFAULT).allocate(signatures)).render(signatures);
    }
}
