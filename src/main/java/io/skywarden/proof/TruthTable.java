package io.skywarden.proof;

import io.skywarden.capture.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the flows of captures really are: tab-separated lines {@code capture proto src sport dst dport truth}, with a
 * header line; further columns are for people.
 */
public final class TruthTable {

    private static final List<String> COLUMNS = List.of("capture", "proto", "src", "sport", "dst", "dport", "truth");

    private final Map<String, Map<FlowTuple, Truth>> byCapture;

    private TruthTable(Map<String, Map<FlowTuple, Truth>> byCapture) {
        this.byCapture = byCapture;
    }

    /** Knows nothing of any capture. */
    public static TruthTable empty() {
        return new TruthTable(Map.of());
    }

    /** @throws UnusableInput naming the file and line that cannot be read */
    public static TruthTable read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UnusableInput("%s: the truth file cannot be read (%s)".formatted(file, e.getMessage()));
        }
        if (lines.isEmpty() || !Arrays.stream(lines.getFirst().split("\t")).limit(COLUMNS.size()).toList().equals(COLUMNS)) {
            throw new UnusableInput("%s:1: the first line names the columns: %s".formatted(file, String.join(" ", COLUMNS)));
        }
        Map<String, Map<FlowTuple, Truth>> table = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(table, file, i + 1, lines.get(i).split("\t", -1));
            }
        }
        return new TruthTable(table);
    }

    private static void add(Map<String, Map<FlowTuple, Truth>> table, Path file, int line, String[] cells) {
        try {
            FlowTuple flow = FlowTuple.of(Protocol.valueOf(cells[1]), InetAddress.ofLiteral(cells[2]), Integer.parseInt(cells[3]),
                    InetAddress.ofLiteral(cells[4]), Integer.parseInt(cells[5]));
            table.computeIfAbsent(cells[0], _ -> new HashMap<>()).put(flow, Truth.valueOf(cells[6].toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            throw new UnusableInput("%s:%d: not a flow with its truth; expected %s, separated by tabs"
                    .formatted(file, line, String.join(" ", COLUMNS)));
        }
    }

    /** What is known of the capture's flows; empty when nothing is. */
    public Map<FlowTuple, Truth> of(String capture) {
        return byCapture.getOrDefault(capture, Map.of());
    }
}
