package io.skywarden.rules.plan;

import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.Count;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a part detects, as one digest: the transport, the steps before it, its own conditions and its count. Titles,
 * descriptions, sources and metadata are not part of it, and neither are the names of our classes.
 */
public final class Meaning {

    private Meaning() {}

    /** The SHA-256 of the part's canonical text, 64 hexadecimal digits. */
    public static String of(Part part) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text(part).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The canonical text: one line for the transport, one for each step, one for the count. */
    static String text(Part part) {
        StringBuilder text = new StringBuilder("transport " + word(part.transport()) + "\n");
        List<Step> steps = part.signature().detection().steps();
        steps.subList(0, part.step() - 1).forEach(step ->
                text.append(line(step.direction(), step.server(), condition(step.shows()))));
        text.append(line(part.direction(), part.server(), joined("all", part.leaves())));
        part.count().ifPresent(count -> text.append(line(count)));
        return text.toString();
    }

    private static String line(Direction direction, ServerSide server, String shows) {
        // Joined and not formatted: this is done for every rule there is, whenever one of them may have changed.
        return "step " + word(direction) + (server.eitherSide() ? " peer ports[" : " ports[") + ports(server.ports()) + "] networks["
                + server.networks().stream().map(Object::toString).collect(Collectors.joining(",")) + "] " + shows + "\n";
    }

    private static String ports(List<PortRange> ports) {
        return ports.stream().map(range -> range.first() + "-" + range.last()).collect(Collectors.joining(","));
    }

    private static String line(Count count) {
        return "count %s %d within %d\n".formatted(word(count.scope()), count.threshold(), count.within().toSeconds());
    }

    private static String condition(Condition condition) {
        return switch (condition) {
            case All(var parts) -> joined("all", parts);
            case Any(var parts) -> joined("any", parts);
            case Leaf leaf -> LeafText.of(leaf);
        };
    }

    private static String joined(String word, List<? extends Condition> parts) {
        return parts.stream().map(Meaning::condition).collect(Collectors.joining(" ", word + "(", ")"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
