package io.skywarden.proof.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Patterns that are looked for together, each once; its number is its place in the list. */
public final class Patterns {

    private final List<Sought> all;
    private final Map<Sought, Integer> numbers = new LinkedHashMap<>();

    private Patterns(Collection<Sought> sought) {
        sought.forEach(one -> numbers.putIfAbsent(one, numbers.size()));
        all = List.copyOf(numbers.keySet());
    }

    public static Patterns of(Collection<Sought> sought) {
        return new Patterns(sought);
    }

    public List<Sought> all() {
        return all;
    }

    /**
     * Its number.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public int number(Sought sought) {
        Integer number = numbers.get(sought);
        if (number == null) {
            throw new IllegalArgumentException("not among the patterns: " + sought);
        }
        return number;
    }

    /** Room for the result of a scan. */
    public Found nothingFound() {
        return new Found(all.size());
    }

    /** Numbers of those with one place only ({@code fixed}), or of the others. */
    List<Integer> numbers(boolean fixed) {
        List<Integer> chosen = new ArrayList<>();
        for (int number = 0; number < all.size(); number++) {
            if (all.get(number).isFixed() == fixed) {
                chosen.add(number);
            }
        }
        return chosen;
    }
}
