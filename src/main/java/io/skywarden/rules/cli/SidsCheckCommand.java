package io.skywarden.rules.cli;

import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.foreign.RuleFiles;
import io.skywarden.rules.foreign.SidCheck;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code skywarden sids check}: finds collisions with other rules before a sensor does. Exit codes: 0 none, 1 some, 2 could not run. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Hold our sids against the rule files you load beside ours.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:no collision", "1:collisions", "2:could not run, or a file could not be read"})
final class SidsCheckCommand implements Callable<Integer> {

    private static final int MOST_NOTES = 20;

    @Mixin
    private SignaturesOption signatures;

    @Parameters(paramLabel = "FILE", arity = "1..*",
            description = "a rule file, a folder of .rules, a .tar.gz of them, or - for standard input")
    private List<String> files;

    @Option(names = "--range", paramLabel = "A-B", converter = RangeConverter.class,
            description = "the sids that are ours to give (default: the range in sids.lock)")
    private SidRange range;

    @Spec
    private CommandSpec spec;

    SidsCheckCommand() {}

    @Override
    public Integer call() {
        SidLock lock = signatures.recordedSids();
        RuleFiles read = RuleFiles.read(files, System.in);
        SidCheck check = SidCheck.of(lock, range == null ? lock.range() : range, read.files());
        PrintWriter out = spec.commandLine().getOut();
        check.collisions().forEach(out::println);
        few(check.notes().stream().map(note -> "note: " + note).toList(), "notes");
        few(check.badLines().stream().map(bad -> "not read: " + bad).toList(), "lines that could not be read as rules");
        out.printf("%d rules in %d files: %d collisions, %d lines not read%n", read.files().stream().mapToInt(file -> file.rules().size()).sum(),
                read.files().size(), check.collisions().size(), check.badLines().size());
        out.flush();
        read.troubles().forEach(trouble -> spec.commandLine().getErr().println("skywarden: " + trouble));
        spec.commandLine().getErr().flush();
        return !read.troubles().isEmpty() ? 2 : check.collisions().isEmpty() ? 0 : 1;
    }

    private void few(List<String> lines, String what) {
        PrintWriter out = spec.commandLine().getOut();
        lines.stream().limit(MOST_NOTES).forEach(out::println);
        if (lines.size() > MOST_NOTES) {
            out.printf("and %d more %s%n", lines.size() - MOST_NOTES, what);
        }
    }

    /** A range as it is written on the command line. */
    static final class RangeConverter implements ITypeConverter<SidRange> {

        @Override
        public SidRange convert(String text) {
            try {
                return SidRange.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
