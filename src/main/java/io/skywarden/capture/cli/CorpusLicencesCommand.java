package io.skywarden.capture.cli;

import io.skywarden.capture.IndexedCapture;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code skywarden corpus licences}: under which terms the captures stand, and whose they are. */
@Command(name = "licences", mixinStandardHelpOptions = true, description = "Print each licence with its origins, how many captures and bytes.")
public final class CorpusLicencesCommand implements Callable<Integer> {

    @Mixin
    private CorpusOption corpus;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public CorpusLicencesCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        byLicence(corpus.index().captures()).forEach((licence, captures) -> {
            out.printf("%s: %s%n", licence, size(captures));
            byOrigin(captures).forEach((origin, some) -> out.printf("  %s: %s%n", origin, size(some)));
        });
        out.flush();
        return 0;
    }

    private static Map<String, List<IndexedCapture>> byLicence(List<IndexedCapture> captures) {
        return captures.stream().collect(Collectors.groupingBy(IndexedCapture::licence, TreeMap::new, Collectors.toList()));
    }

    private static Map<String, List<IndexedCapture>> byOrigin(List<IndexedCapture> captures) {
        return captures.stream().collect(Collectors.groupingBy(IndexedCapture::origin, TreeMap::new, Collectors.toList()));
    }

    private static String size(List<IndexedCapture> captures) {
        return "%d captures, %d bytes".formatted(captures.size(), captures.stream().mapToLong(IndexedCapture::bytes).sum());
    }
}
