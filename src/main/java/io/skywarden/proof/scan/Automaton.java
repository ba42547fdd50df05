package io.skywarden.proof.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An automaton after Aho and Corasick (1975) over the anchors of the patterns that may stand in many places, as one table of
 * transitions. Bytes that no anchor holds share a column. What it meets is compared before it counts as found.
 */
final class Automaton {

    private static final int OCTETS = 256;

    private final Checks checks;
    private final int[] columns = new int[OCTETS];
    private int width = 1;
    /** Row by row. An entry is twice the place of a row, so that no step multiplies, and one more where something ends. */
    private int[] next;
    /** For each row, what ends there: pairs of a pattern's number and how far behind its begin it is; null for none. */
    private int[][] ends;
    /** Patterns without a single fixed byte: compared at every place. */
    private final int[] everywhere;

    Automaton(Patterns patterns, Checks checks) {
        this.checks = checks;
        List<Integer> numbers = patterns.numbers(false);
        boolean fold = numbers.stream().anyMatch(number -> patterns.all().get(number).anyCase());
        List<Integer> without = new ArrayList<>();
        Trie trie = new Trie();
        for (int number : numbers) {
            Anchor.of(patterns.all().get(number).pattern(), fold).ifPresentOrElse(
                    anchor -> trie.add(anchor, number), () -> without.add(number));
        }
        everywhere = without.stream().mapToInt(Integer::intValue).toArray();
        number(trie, fold);
        build(trie);
    }

    /** What was added so far, before it is a table. */
    private static final class Trie {

        final List<int[]> children = new ArrayList<>();
        final List<List<Integer>> ends = new ArrayList<>();

        Trie() {
            grow();
        }

        private int grow() {
            int[] none = new int[OCTETS];
            Arrays.fill(none, -1);
            children.add(none);
            ends.add(new ArrayList<>());
            return children.size() - 1;
        }

        void add(Anchor anchor, int number) {
            int node = 0;
            for (byte octet : anchor.bytes()) {
                int child = children.get(node)[octet & 0xff];
                if (child < 0) {
                    child = grow();
                    children.get(node)[octet & 0xff] = child;
                }
                node = child;
            }
            ends.get(node).addAll(List.of(number, anchor.at() + anchor.bytes().length));
        }
    }

    private void number(Trie trie, boolean fold) {
        for (int octet = 0; octet < OCTETS; octet++) {
            int known = octet;
            if (trie.children.stream().anyMatch(row -> row[known] >= 0)) {
                columns[octet] = width++;
            }
        }
        for (int octet = 'A'; fold && octet <= 'Z'; octet++) {
            columns[octet] = columns[Anchor.folded(octet)];
        }
    }

    /** Breadth first: where a row has no child of its own, it goes where the longest proper suffix of what it stands for goes. */
    private void build(Trie trie) {
        int size = trie.children.size();
        next = new int[size * width];
        ends = new int[size][];
        int[] suffix = new int[size];
        ArrayDeque<Integer> rows = new ArrayDeque<>(List.of(0));
        while (!rows.isEmpty()) {
            int row = rows.remove();
            if (row != 0) {
                trie.ends.get(row).addAll(trie.ends.get(suffix[row]));
                System.arraycopy(next, suffix[row] * width, next, row * width, width);
            }
            for (int octet = 0; octet < OCTETS; octet++) {
                int child = trie.children.get(row)[octet];
                if (child >= 0) {
                    suffix[child] = row == 0 ? 0 : next[suffix[row] * width + columns[octet]] / width;
                    next[row * width + columns[octet]] = child * width;
                    rows.add(child);
                }
            }
            ends[row] = trie.ends.get(row).isEmpty() ? null : trie.ends.get(row).stream().mapToInt(Integer::intValue).toArray();
        }
        for (int i = 0; i < next.length; i++) {
            next[i] = next[i] * 2 + (ends[next[i] / width] == null ? 0 : 1);
        }
    }

    void scan(byte[] bytes, int offset, int length, Found found) {
        int[] table = next;
        int[] column = columns;
        int row = 0;
        if (table.length > width) {
            for (int i = 0; i < length; i++) {
                row = table[(row >>> 1) + column[bytes[offset + i] & 0xff]];
                if ((row & 1) != 0) {
                    meet(ends[(row >>> 1) / width], bytes, offset, length, i + 1, found);
                }
            }
        }
        for (int number : everywhere) {
            for (int at = 0; at < length && !found.has(number); at++) {
                compare(number, bytes, offset, length, at, found);
            }
        }
    }

    private void meet(int[] pairs, byte[] bytes, int offset, int length, int end, Found found) {
        for (int i = 0; i < pairs.length; i += 2) {
            compare(pairs[i], bytes, offset, length, end - pairs[i + 1], found);
        }
    }

    private void compare(int number, byte[] bytes, int offset, int length, int at, Found found) {
        if (!found.has(number) && checks.stands(number, bytes, offset, length, at)) {
            found.add(number);
        }
    }
}
