package io.skywarden.proof.labels;

import io.skywarden.capture.Protocol;
import io.skywarden.proof.Truth;
import io.skywarden.proof.UnusableInput;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A result of nDPI's regression tests: {@code NAME.pcap.out}, which lists the flows of {@code NAME.pcap}, each with its label and how sure
 * nDPI is.
 */
public final class NdpiResult {

    private static final String ENDING = ".out";
    private static final Pattern FLOW = Pattern.compile(
            "\\t\\d+\\t(TCP|UDP) \\[?([0-9a-fA-F.:]+?)\\]?:(\\d{1,5}) <?-> \\[?([0-9a-fA-F.:]+?)\\]?:(\\d{1,5}) .*?\\[proto: [\\d.]+/([\\w .+-]+)\\].*");
    private static final Pattern CONFIDENCE = Pattern.compile("\\[Confidence: ([^\\]]+)\\]");

    private NdpiResult() {}

    /** Whether the file is called like one. */
    static boolean isNamed(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    /**
     * The flows of TCP and UDP; the capture is named by its file alone.
     *
     * @param unread told of lines that name such a flow by addresses that nobody can read
     */
    public static List<FlowLabel> read(Path file, Consumer<String> unread) {
        String name = file.getFileName().toString();
        String capture = name.substring(0, name.length() - ENDING.length());
        try {
            List<FlowLabel> labels = Files.readString(file, StandardCharsets.UTF_8).lines().flatMap(line -> flow(capture, line, unread).stream()).toList();
            if (labels.isEmpty() && Files.readString(file).lines().noneMatch(line -> line.contains("[proto: "))) {
                throw new UnusableInput("%s: holds no flow as nDPI's results list them".formatted(file));
            }
            return labels;
        } catch (IOException e) {
            throw new UnusableInput("%s: cannot be read (%s)".formatted(file, e.getClass().getSimpleName().replace("Exception", "")));
        }
    }

    private static Optional<FlowLabel> flow(String capture, String line, Consumer<String> unread) {
        Matcher flow = FLOW.matcher(line);
        if (!flow.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FlowLabel(capture, Protocol.valueOf(flow.group(1)), InetAddress.ofLiteral(flow.group(2)),
                    Integer.parseInt(flow.group(3)), InetAddress.ofLiteral(flow.group(4)), Integer.parseInt(flow.group(5)),
                    truth(flow.group(6), line), "ndpi " + flow.group(6)));
        } catch (IllegalArgumentException noAddress) {
            unread.accept("%s: %s".formatted(capture, line.substring(0, flow.end(5)).strip()));
            return Optional.empty();
        }
    }

    /** Guesses by port or address say nothing of what was on the wire. */
    private static Truth truth(String label, String line) {
        Matcher confidence = CONFIDENCE.matcher(line);
        boolean sure = !confidence.find() || Arrays.asList("DPI", "DPI (cache)", "DPI (partial cache)").contains(confidence.group(1));
        return sure ? NdpiLabel.truth(label) : Truth.UNSURE;
    }
}
