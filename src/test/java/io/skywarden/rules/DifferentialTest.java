package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.Direction;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.Framing;
import io.skywarden.signature.PacketShows.Guid;
import io.skywarden.signature.PacketShows.PadGenerator;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PacketShows.StunAttribute;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Random conditions over random payloads: an engine must hit exactly the payloads for which the conditions hold. */
class DifferentialTest {

    private static final int SIGNATURES = 240;
    private static final int PAYLOADS = 500;
    private static final byte[] ALPHABET = {0, 1, 2, 0x30, 0x45, (byte) 0x80, (byte) 0x8d, (byte) 0xff};

    @TempDir
    Path folder;

    private final Random random = new Random(20_261_121);

    @TestFactory
    Stream<DynamicTest> an_engine_hits_exactly_the_payloads_for_which_the_conditions_hold() throws Exception {
        List<EngineProgram> programs = EngineProgram.installed();
        assumeTrue(!programs.isEmpty(), "no engine is installed");
        List<Signature> signatures = IntStream.range(0, SIGNATURES).mapToObj(this::signature).toList();
        List<byte[]> payloads = IntStream.range(0, PAYLOADS).mapToObj(_ -> payload()).toList();
        Path capture = folder.resolve("random.pcap");
        PacketFile.write(capture, 33_033, payloads);
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(signatures);
        return programs.stream().map(program -> DynamicTest.dynamicTest(program.engine(),
                () -> compare(program, capture, signatures, payloads, sids)));
    }

    private void compare(EngineProgram program, Path capture, List<Signature> signatures, List<byte[]> payloads, SidLock sids)
            throws Exception {
        Rendering rendering =
                new RuleRenderer(Engine.load(Path.of("rules-templates"), program.engine()), Policy.MONITOR, sids).render(signatures);
        assertThat(rendering.rules()).hasSizeGreaterThan(SIGNATURES / 2);
        assertThat(program.complaints(folder, rendering.text())).isEmpty();
        Map<Long, Set<String>> hits = program.hits(folder, rendering.text(), capture);
        int held = 0;
        for (RenderedRule rule : rendering.rules()) {
            Signature signature = signatures.stream().filter(s -> s.id().equals(rule.signature())).findFirst().orElseThrow();
            Set<Integer> expected = expected(signature, payloads);
            held += expected.size();
            Set<Integer> found = new TreeSet<>();
            hits.getOrDefault(rule.sid(), Set.of()).forEach(flow -> found.add(PacketFile.index(flow)));
            assertThat(found).as(rule.text()).isEqualTo(expected);
        }
        assertThat(held).as("the payloads must give the conditions something to hit").isGreaterThan(1_000);
    }

    private static Set<Integer> expected(Signature signature, List<byte[]> payloads) {
        All all = (All) signature.detection().last().shows();
        Set<Integer> expected = new TreeSet<>();
        for (int i = 0; i < payloads.size(); i++) {
            byte[] payload = payloads.get(i);
            if (all.parts().stream().allMatch(leaf -> LiteralJudge.holds((Leaf) leaf, payload))) {
                expected.add(i);
            }
        }
        return expected;
    }

    private Signature signature(int number) {
        List<Condition> leaves = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            leaves.add(leaf());
        }
        return Samples.signature("X" + number, Transport.UDP, Samples.step(Direction.TO_SERVER, new All(leaves)));
    }

    private Leaf leaf() {
        int at = random.nextInt(6);
        return switch (random.nextInt(10)) {
            case 0 -> new Size(random.nextInt(8), random.nextBoolean() ? 65_535 : 8 + random.nextInt(60));
            case 1, 2 -> Samples.at(at, hex(1 + random.nextInt(2)));
            case 3 -> new Bytes(HexPattern.parse(hex(1)), at, at + 1 + random.nextInt(20), random.nextBoolean());
            case 4 -> new Bytes(HexPattern.parse(hex(1)), at * 10, 65_535, random.nextBoolean());
            case 5 -> Samples.at(at, hex(1) + "?" + hex(1).charAt(1) + "??" + hex(1).charAt(0) + "?");
            case 6, 7 -> test(at * (1 + random.nextInt(8)));
            case 8 -> stun();
            default -> random.nextBoolean() ? new PadGenerator(at) : new Guid(at % 2);
        };
    }

    private ByteTest test(int at) {
        int mask = 1 + random.nextInt(255);
        Comparison comparison = Comparison.values()[random.nextInt(4)];
        return new ByteTest(at, mask, comparison, mask & ALPHABET[random.nextInt(ALPHABET.length)]);
    }

    private StunAttribute stun() {
        boolean exact = random.nextBoolean();
        int min = random.nextInt(3);
        return new StunAttribute(random.nextInt(4) > 0 ? Framing.DATAGRAM : Framing.RFC4571, random.nextBoolean() ? 0x8070 : 0x8054,
                min, exact ? min : min + random.nextInt(3),
                exact && random.nextBoolean() ? Optional.of(HexPattern.parse("00")) : Optional.empty());
    }

    private String hex(int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append("%02x".formatted(ALPHABET[random.nextInt(ALPHABET.length)]));
        }
        return text.toString();
    }

    private byte[] payload() {
        byte[] payload = new byte[1 + random.nextInt(70)];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return switch (random.nextInt(6)) {
            case 0 -> stunMessage(payload);
            case 1 -> padded(payload);
            case 2 -> guid();
            default -> payload;
        };
    }

    /** A header, then attributes whose lengths are often wrong, so that more than one place must be tried. */
    private byte[] stunMessage(byte[] rest) {
        byte[] message = new byte[62];
        System.arraycopy(rest, 0, message, 0, Math.min(rest.length, message.length));
        int start = random.nextInt(4) > 0 ? 0 : 2;
        message[start] &= (byte) (random.nextInt(5) == 0 ? 0xff : 0x3f);
        put(message, start + 4, 0x21, 0x12, 0xa4, 0x42);
        for (int at = start + 20 + random.nextInt(3); at + 5 < message.length; at += 4 + random.nextInt(6)) {
            put(message, at, 0x80, random.nextBoolean() ? 0x70 : 0x54, 0, random.nextInt(5));
        }
        return message;
    }

    private static void put(byte[] message, int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            message[at + i] = (byte) bytes[i];
        }
    }

    private byte[] padded(byte[] payload) {
        int from = random.nextInt(6);
        for (int i = from + 1; i < Math.min(payload.length, from + 4); i++) {
            payload[i] = (byte) PadGenerator.next(payload[i - 1] & 0xff);
        }
        return payload;
    }

    /** Well-formed, or followed by a line feed, which must not pass for the end. */
    private byte[] guid() {
        String lead = random.nextBoolean() ? "" : "\u0001";
        String end = random.nextInt(3) == 0 ? "\n" : "";
        return (lead + "0f8fad5b-d9cb-469f-a165-70867728950e" + end).getBytes(StandardCharsets.ISO_8859_1);
    }
}
