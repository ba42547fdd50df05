package io.skywarden.signature.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.Samples;
import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.Confidence;
import io.skywarden.signature.Direction;
import io.skywarden.signature.Era;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.Expectations.InCapture;
import io.skywarden.signature.Family;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.KnownDifference;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Source;
import io.skywarden.signature.State;
import io.skywarden.signature.Step;
import io.skywarden.signature.Transport;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a signature holds, it is read back from what was written, as JSON and as the files of the tree. */
class WrittenSignatureProperties {

    @Property(tries = 300, seed = "35")
    void prose_comes_back(@ForAll("prose") String description, @ForAll("prose") String reason, @ForAll("prose") String source) {
        comesBack(signature(description, new State.Retired(reason), source, Samples.at(0, "01")));
    }

    @Property(tries = 300, seed = "36")
    void conditions_come_back(@ForAll("conditions") Condition condition) {
        comesBack(signature("Some words.", new State.Active(), "A paper", condition));
    }

    private static void comesBack(Signature signature) {
        AuthoredSignature read = Submission.read(CanonicalForm.of(signature, "flow a").json(), "json");

        assertThat(read.signature()).isEqualTo(signature);
        assertThat(SignatureText.read("kept", read.text()).form()).isEqualTo(read.form());
    }

    private static Signature signature(String description, State state, String source, Condition shows) {
        ServerSide peers = new ServerSide(List.of(new PortRange(0, 9)), List.of(), true);
        Signature sample = Samples.signature("A1", Transport.UDP, new Step(Direction.EITHER, peers, shows));
        return new Signature(new SignatureId("A1"), "yes", Family.SKYPE_FOR_BUSINESS, Era.ALL, Confidence.LOW, state, description,
                List.of(new Source(source, Optional.of(URI.create("https://paper.example/#a")))), sample.detection(),
                new Expectations(List.of(new InCapture("0".repeat(64), source, 1, true)),
                        List.of(new KnownDifference("suricata-8.0", KnownDifference.RECIPE, 2, "Because: " + description, LocalDate.EPOCH))));
    }

    @Provide
    Arbitrary<String> prose() {
        Arbitrary<String> signs = Arbitraries.of(" ", "\n", "\n\n", "  ", "\t", "#", " #", ":", ": ", "- ", "'", "\"", "\\", "|", ">", "!", "&", "*", "%",
                "---", "...", "yes", "null", "12", "word", "a rather longer word", "ü", "\ud83d\ude00", "\u00a0", "\u3000", "~", "{", "}", "[", ",", "?", "@", "`");
        Arbitrary<String> any = Arbitraries.strings().withCharRange(' ', '~').withChars('\u00a1', '\u20ac', '\ufffd').ofMaxLength(5);
        return Arbitraries.oneOf(signs, any).list().ofMinSize(1).ofMaxSize(60).map(parts -> String.join("", parts).strip())
                .filter(text -> !text.isEmpty());
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return conditions(3);
    }

    private static Arbitrary<Condition> conditions(int deep) {
        Arbitrary<Condition> leaf = leaves().map(l -> l);
        return deep == 0 ? leaf : Arbitraries.oneOf(leaf,
                conditions(deep - 1).list().ofMinSize(2).ofMaxSize(3).map(All::new),
                conditions(deep - 1).list().ofMinSize(1).ofMaxSize(2).map(Any::new));
    }

    private static Arbitrary<Leaf> leaves() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 500);
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(9);
        Arbitrary<byte[]> letters = Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(9).map(String::getBytes);
        return Arbitraries.oneOf(
                Combinators.combine(number, number).as((min, more) -> (Leaf) new PacketShows.Size(min, min + more)),
                Combinators.combine(Arbitraries.oneOf(bytes, letters), number, number, Arbitraries.of(true, false)).as((pattern, from, more, negated) ->
                        new PacketShows.Bytes(HexPattern.of(pattern), from, more == 500 ? 65_535 : from + pattern.length + more % 3, negated)),
                Combinators.combine(number, number, Arbitraries.of(PacketShows.Comparison.class)).as((at, value, how) ->
                        new PacketShows.ByteTest(at, value % 256 | 1, how, value % 256)),
                number.map(PacketShows.Guid::new), number.map(PacketShows.PadGenerator::new));
    }
}
