package io.skywarden.signature;

import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Condition.Leaf;
import java.util.ArrayList;
import java.util.List;

/** A condition tree flattened for engines that know only "and": one inner list becomes one rule. */
public final class Alternatives {

    private static final int MOST = 64;

    private Alternatives() {}

    /** The alternatives in authored order. Their number multiplies, so more than 64 are refused. */
    public static List<List<Leaf>> of(Condition condition) {
        List<List<Leaf>> alternatives = switch (condition) {
            case Any(var parts) -> parts.stream().flatMap(part -> of(part).stream()).toList();
            case All(var parts) -> parts.stream().map(Alternatives::of).reduce(List.of(List.of()), Alternatives::cross);
            case Leaf leaf -> List.of(List.of(leaf));
        };
        refuseTooMany(alternatives.size());
        return alternatives;
    }

    private static List<List<Leaf>> cross(List<List<Leaf>> left, List<List<Leaf>> right) {
        // Before the product is built: forty choices of two would fill any memory.
        refuseTooMany(left.size() * right.size());
        List<List<Leaf>> product = new ArrayList<>();
        for (List<Leaf> a : left) {
            for (List<Leaf> b : right) {
                List<Leaf> both = new ArrayList<>(a);
                both.addAll(b);
                product.add(List.copyOf(both));
            }
        }
        return List.copyOf(product);
    }

    private static void refuseTooMany(int number) {
        if (number > MOST) {
            throw new MalformedSignature("any", "%d alternatives, at most 64: split the signature".formatted(number));
        }
    }
}
