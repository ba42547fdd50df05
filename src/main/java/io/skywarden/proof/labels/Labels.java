package io.skywarden.proof.labels;

import io.skywarden.proof.FlowTuple;
import io.skywarden.proof.Truth;
import io.skywarden.proof.UnusableInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Labels from several sources, brought together: the first to speak of a flow is believed. */
public final class Labels {

    private record Whose(String capture, FlowTuple flow) {}

    private final Map<Whose, FlowLabel> labels = new LinkedHashMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private final List<String> unplaced = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final List<String> captures;

    /** @param captures the names of those that are at hand, below their folder */
    public Labels(Collection<String> captures) {
        this.captures = List.copyOf(captures);
    }

    /** Adds a table, a result of nDPI, or all results of a folder. */
    public void add(Path source) {
        if (Files.isDirectory(source)) {
            try (Stream<Path> files = Files.list(source)) {
                files.filter(NdpiResult::isNamed).sorted().forEach(this::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot list " + source, e);
            }
        } else if (NdpiResult.isNamed(source)) {
            List<FlowLabel> read = NdpiResult.read(source, unread::add);
            read.stream().findFirst().ifPresent(first -> place(source, first.capture(), read));
        } else {
            LabelTable.read(source, unread::add).forEach(this::add);
        }
    }

    /** A result names the file alone; the corpus may have it in any folder. */
    private void place(Path source, String file, List<FlowLabel> read) {
        List<String> places = captures.stream().filter(name -> name.equals(file) || name.endsWith("/" + file)).toList();
        if (places.size() > 1) {
            throw new UnusableInput("%s: there are several captures of this name: %s".formatted(source, String.join(", ", places)));
        }
        if (places.isEmpty()) {
            unplaced.add(source.getFileName().toString());
        }
        places.forEach(place -> read.forEach(label -> add(label.of(place))));
    }

    private void add(FlowLabel label) {
        FlowLabel earlier = labels.putIfAbsent(new Whose(label.capture(), label.tuple()), label);
        if (earlier != null && differ(earlier.truth(), label.truth())) {
            contradictions.add("%s %s: %s (%s), against %s (%s)".formatted(label.capture(), label.tuple(), earlier.truth(), earlier.from(),
                    label.truth(), label.from()));
        }
    }

    /** Which product it is, sources call differently; that it is one of the family or none is what matters. */
    private static boolean differ(Truth one, Truth other) {
        return one != Truth.UNSURE && other != Truth.UNSURE && (one == Truth.OTHER) != (other == Truth.OTHER);
    }

    /** In order of capture and flow. */
    public List<FlowLabel> all() {
        return labels.values().stream()
                .sorted(Comparator.comparing(FlowLabel::capture).thenComparing(label -> label.tuple().toString())).toList();
    }

    /** Flows that one source calls ours and another foreign, a line each. */
    public List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /** Results whose capture is not at hand. */
    public List<String> unplaced() {
        return List.copyOf(unplaced);
    }

    /** Lines of nDPI's that name no flow. */
    public List<String> unread() {
        return List.copyOf(unread);
    }
}
