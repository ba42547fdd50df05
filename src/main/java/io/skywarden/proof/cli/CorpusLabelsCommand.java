package io.skywarden.proof.cli;

import io.skywarden.proof.Corpus;
import io.skywarden.proof.Truth;
import io.skywarden.proof.labels.FlowLabel;
import io.skywarden.proof.labels.LabelTable;
import io.skywarden.proof.labels.Labels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code skywarden corpus labels}: makes a truth file of what others say of the flows. */
@Command(name = "labels", mixinStandardHelpOptions = true,
        description = "Bring labels together into a truth file. Of a flow, the first source to speak is believed.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:written", "1:written, but sources contradict each other", "2:could not run"})
final class CorpusLabelsCommand implements Callable<Integer> {

    private static final int MOST = 20;

    @Parameters(paramLabel = "SOURCE", arity = "1..*",
            description = "a truth file, a table with ndpi_label, a result of nDPI (NAME.pcap.out), or a folder of those")
    private List<Path> sources;

    @Option(names = "--captures", paramLabel = "DIR", required = true, description = "the captures they speak of")
    private Path captures;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the truth file to write")
    private Path out;

    @Spec
    private CommandSpec spec;

    CorpusLabelsCommand() {}

    @Override
    public Integer call() throws IOException {
        Labels labels = new Labels(Corpus.names(captures));
        sources.forEach(labels::add);
        Files.writeString(out, LabelTable.text(labels.all()));
        few("contradiction  ", labels.contradictions());
        few("no capture     ", labels.unplaced());
        few("not read       ", labels.unread());
        PrintWriter printer = spec.commandLine().getOut();
        printer.printf("%s: %d flows (%s), %d contradictions%n", out, labels.all().size(), counted(labels.all()), labels.contradictions().size());
        printer.flush();
        return labels.contradictions().isEmpty() ? 0 : 1;
    }

    private void few(String what, List<String> lines) {
        PrintWriter printer = spec.commandLine().getOut();
        lines.stream().limit(MOST).forEach(line -> printer.println(what + line));
        if (lines.size() > MOST) {
            printer.printf("%sand %d more%n", what, lines.size() - MOST);
        }
    }

    private static String counted(List<FlowLabel> labels) {
        Map<Truth, Long> counts = labels.stream().collect(Collectors.groupingBy(FlowLabel::truth, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }
}
