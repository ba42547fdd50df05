package io.skywarden.proof.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The patterns with one place only. A look at the payload's byte at each such place leaves few of them to compare. */
final class FixedPlaces {

    private static final int OCTETS = 256;

    private final Checks checks;
    /** Ascending. */
    private final int[] places;
    /** For each place and each byte, the patterns that may begin with it there. */
    private final int[][][] candidates;

    FixedPlaces(Patterns patterns, Checks checks) {
        this.checks = checks;
        Map<Integer, List<Integer>> byPlace = new TreeMap<>();
        patterns.numbers(true).forEach(number ->
                byPlace.computeIfAbsent(patterns.all().get(number).from(), _ -> new ArrayList<>()).add(number));
        places = byPlace.keySet().stream().mapToInt(Integer::intValue).toArray();
        candidates = byPlace.values().stream().map(numbers -> byFirstByte(patterns, numbers)).toArray(int[][][]::new);
    }

    private static int[][] byFirstByte(Patterns patterns, List<Integer> numbers) {
        int[][] byFirst = new int[OCTETS][];
        for (int octet = 0; octet < OCTETS; octet++) {
            int first = octet;
            byFirst[octet] = numbers.stream().filter(number -> patterns.all().get(number).allows(0, first))
                    .mapToInt(Integer::intValue).toArray();
        }
        return byFirst;
    }

    void scan(byte[] bytes, int offset, int length, Found found) {
        for (int i = 0; i < places.length && places[i] < length; i++) {
            for (int number : candidates[i][bytes[offset + places[i]] & 0xff]) {
                if (checks.stands(number, bytes, offset, length, places[i])) {
                    found.add(number);
                }
            }
        }
    }
}
