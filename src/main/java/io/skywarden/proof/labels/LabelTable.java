package io.skywarden.proof.labels;

import io.skywarden.capture.Protocol;
import io.skywarden.proof.Truth;
import io.skywarden.proof.UnusableInput;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Labels as tab-separated lines {@code capture proto src sport dst dport} and a seventh column: {@code truth} in our words, or
 * {@code ndpi_label} in nDPI's. A first line names them.
 */
public final class LabelTable {

    private static final List<String> FLOW = List.of("capture", "proto", "src", "sport", "dst", "dport");

    /** nDPI labels ICMP and the like as well; signatures do not ask for them. */
    private static final Set<String> PROTOCOLS = Arrays.stream(Protocol.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private LabelTable() {}

    /**
     * Reads one.
     *
     * @param unread told of lines of nDPI's that name no flow: it writes some IPv6 addresses so that nobody can read them
     * @throws UnusableInput naming the file and line of our own that cannot be read
     */
    public static List<FlowLabel> read(Path file, Consumer<String> unread) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UnusableInput("%s: cannot be read (%s)".formatted(file, e.getClass().getSimpleName().replace("Exception", "")));
        }
        List<String> head = lines.isEmpty() ? List.of() : Arrays.asList(lines.getFirst().split("\t"));
        boolean ours = head.size() > 6 && head.get(6).equals("truth");
        if (head.size() < 7 || !head.subList(0, 6).equals(FLOW) || !ours && !head.get(6).equals("ndpi_label")) {
            throw new UnusableInput("%s:1: the first line names the columns: %s and truth or ndpi_label, separated by tabs"
                    .formatted(file, String.join(" ", FLOW)));
        }
        List<FlowLabel> labels = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (!lines.get(i).isBlank() && (ours || PROTOCOLS.contains(cells.length > 1 ? cells[1] : ""))) {
                label(file, i + 1, cells, ours, unread).ifPresent(labels::add);
            }
        }
        return labels;
    }

    private static Optional<FlowLabel> label(Path file, int line, String[] cells, boolean ours, Consumer<String> unread) {
        try {
            Truth truth = ours ? Truth.valueOf(cells[6].toUpperCase(Locale.ROOT)) : NdpiLabel.truth(cells[6]);
            String from = ours ? (cells.length > 7 ? cells[7] : "-") : "ndpi " + cells[6];
            return Optional.of(new FlowLabel(cells[0], Protocol.valueOf(cells[1]), InetAddress.ofLiteral(cells[2]), Integer.parseInt(cells[3]),
                    InetAddress.ofLiteral(cells[4]), Integer.parseInt(cells[5]), truth, from));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            String complaint = "%s:%d: not a flow with its label; expected %s and a label, separated by tabs"
                    .formatted(file, line, String.join(" ", FLOW));
            if (ours) {
                throw new UnusableInput(complaint);
            }
            unread.accept(complaint);
            return Optional.empty();
        }
    }

    /** The truth file that a proof reads; its last column says who said so. */
    public static String text(Collection<FlowLabel> labels) {
        StringBuilder text = new StringBuilder(String.join("\t", FLOW)).append("\ttruth\tfrom\n");
        labels.forEach(label -> text.append(String.join("\t", label.capture(), label.protocol().name(), label.source().getHostAddress(),
                String.valueOf(label.sourcePort()), label.target().getHostAddress(), String.valueOf(label.targetPort()),
                label.truth().name().toLowerCase(Locale.ROOT), label.from())).append('\n'));
        return text.toString();
    }
}
