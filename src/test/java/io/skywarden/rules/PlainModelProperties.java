package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.plain.PlainPart;
import io.skywarden.rules.plan.Plan;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.Direction;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.Framing;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PacketShows.StunAttribute;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The expressions of model 2 say what the conditions mean, held before the literal judge and before the names' own reading. */
class PlainModelProperties {

    private static final List<String> LABELS = List.of("skype", "notskype", "com", "a", "b-teams", "teams", "trouter", "net", "ui", "x");

    @Property(tries = 3000)
    void a_payload_matches_the_expression_as_it_does_the_conditions(@ForAll long seed) {
        Random random = new Random(seed);
        List<Leaf> leaves = leaves(random);
        Map<?, ?> payload;
        try {
            payload = (Map<?, ?>) model(Transport.UDP, new All(List.copyOf(leaves))).get("payload");
        } catch (Unsayable _) {
            return; // contradicts itself
        }
        if (!(boolean) payload.get("complete")) {
            return;
        }
        Pattern regex = Pattern.compile(payload.get("regex").toString());
        for (int i = 0; i < 200; i++) {
            byte[] bytes = bytes(random);
            boolean said = bytes.length >= (int) payload.get("min") && bytes.length <= (int) payload.get("max")
                    && regex.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).lookingAt();
            assertThat(said).as("%s on %s", leaves, bytes).isEqualTo(bytes.length > 0 && leaves.stream().allMatch(leaf -> LiteralJudge.holds(leaf, bytes)));
        }
    }

    @Property(tries = 3000)
    void a_name_matches_its_expressions_as_it_does_the_pattern(@ForAll long seed) {
        Random random = new Random(seed);
        NamePattern pattern = pattern(random);
        Map<?, ?> leaf = (Map<?, ?>) ((List<?>) model(Transport.UDP, new SessionShows.DnsQuery(pattern)).get("leaves")).getFirst();
        Map<?, ?> said = (Map<?, ?>) leaf.get("name");
        for (int i = 0; i < 50; i++) {
            String name = name(random);
            boolean meant = pattern.matches(name);
            String shown = random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT);
            assertThat(Pattern.matches(said.get("regex").toString(), shown)).as("%s on %s", pattern, shown).isEqualTo(meant);
            if (said.get("wireRegex") instanceof String wire) {
                assertThat(Pattern.compile(wire).matcher(wire(shown)).matches()).as("%s on the wire of %s", pattern, shown).isEqualTo(meant);
            }
        }
    }

    private static Map<String, Object> model(Transport transport, Condition shows) {
        return PlainPart.of(Plan.of(Samples.signature("A", transport, Samples.step(Direction.EITHER, shows))).getFirst());
    }

    /** Few offsets and few values, so that conditions meet. */
    private static List<Leaf> leaves(Random random) {
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(4);
            leaves.add(switch (random.nextInt(7)) {
                case 0 -> new Size(random.nextInt(4), 4 + random.nextInt(40));
                case 1 -> Bytes.at(at, HexPattern.parse(random.nextBoolean() ? "0?" : "01"));
                case 2 -> new Bytes(HexPattern.parse("01"), at, at + 1, true);
                case 3 -> new Bytes(HexPattern.parse("01 02"), at, at + 2 + random.nextInt(3), random.nextInt(4) == 0);
                case 4 -> Bytes.behind(at, HexPattern.parse("02 01"));
                case 5 -> new StunAttribute(Framing.DATAGRAM, 0x0102, 0, 1, Optional.empty());
                default -> new ByteTest(at, 0x03, Comparison.values()[random.nextInt(4)], random.nextInt(4));
            });
        }
        return leaves;
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(4) == 0 ? 20 + random.nextInt(20) : random.nextInt(8)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(8) == 0 ? '\n' : random.nextInt(4));
        }
        if (bytes.length > 24) {
            System.arraycopy(new byte[] {0x21, 0x12, (byte) 0xa4, 0x42}, 0, bytes, 4, 4);
        }
        return bytes;
    }

    private static NamePattern pattern(Random random) {
        DomainName domain = new DomainName(name(random));
        return switch (random.nextInt(5)) {
            case 0 -> new NamePattern.Under(domain);
            case 1 -> new NamePattern.Exactly(domain);
            case 2 -> new NamePattern.Starting(label(random), random.nextBoolean() ? Optional.of(domain) : Optional.empty());
            case 3 -> new NamePattern.LabelEnding(label(random), domain);
            default -> new NamePattern.Containing(List.of("skype", ".trouter.", "a.b-teams", "pe.c", "teams.net", ".x").get(random.nextInt(6)));
        };
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder(label(random));
        for (int i = random.nextInt(3); i > 0; i--) {
            name.append('.').append(label(random));
        }
        return name.toString();
    }

    private static String label(Random random) {
        return LABELS.get(random.nextInt(LABELS.size()));
    }

    private static String wire(String name) {
        StringBuilder wire = new StringBuilder();
        for (String label : name.split("\\.")) {
            wire.append((char) label.length()).append(label);
        }
        return wire.append('\0').toString();
    }
}
