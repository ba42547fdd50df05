package io.skywarden.proof.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The text that {@code suricata -T -v} prints, taken apart. An error is told first, the rule it is about after it. */
final class LoadReport {

    private static final Pattern SUMMARY =
            Pattern.compile("(\\d+) rules successfully loaded, (\\d+) rules failed(?:, (\\d+))?");
    private static final Pattern TOLD = Pattern.compile("(E|Error|W|Warning): (?:[\\w-]+: )?(.*)");
    private static final Pattern RULE = Pattern.compile("error parsing signature \"(.*)\" from file .* at line (\\d+)");
    /** What is left of such a line when the rule is long: an engine's messages end after 2048 bytes (7.0.10, 8.0.8), and so without a place. */
    private static final Pattern CUT = Pattern.compile("error parsing signature \"(.{1000,})");
    private static final int TORN_OFF = 8;
    private static final Pattern SID = Pattern.compile("\\bsid:\\s*(\\d+)");

    private final List<LoadComplaint> complaints = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private int loaded;
    private int failed;
    private int skipped;

    private final List<String> rules;

    private LoadReport(List<String> rules) {
        this.rules = rules;
    }

    /** @param rules the lines of the file that was loaded */
    static LoadReport read(String printed, List<String> rules) {
        LoadReport report = new LoadReport(rules);
        printed.lines().forEach(report::take);
        report.pending.forEach(text ->
                report.complaints.add(new LoadComplaint(text, OptionalLong.empty(), OptionalInt.empty())));
        return report;
    }

    LoadCheck check(boolean passed) {
        return new LoadCheck(passed, loaded, failed, skipped, complaints, warnings);
    }

    private void take(String line) {
        Matcher summary = SUMMARY.matcher(line);
        Matcher told = TOLD.matcher(line);
        if (summary.find()) {
            loaded = Integer.parseInt(summary.group(1));
            failed = Integer.parseInt(summary.group(2));
            skipped = summary.group(3) == null ? 0 : Integer.parseInt(summary.group(3));
        } else if (told.matches() && told.group(1).startsWith("W")) {
            warnings.add(told.group(2));
        } else if (told.matches()) {
            error(told.group(2));
        }
    }

    private void error(String text) {
        Matcher rule = RULE.matcher(text);
        Matcher cut = CUT.matcher(text);
        if (rule.find()) {
            complain(rule.group(1), Integer.parseInt(rule.group(2)));
        } else if (cut.find()) {
            String beginning = cut.group(1).substring(0, cut.group(1).length() - TORN_OFF);
            IntStream.range(0, rules.size()).filter(i -> rules.get(i).startsWith(beginning)).filter(i -> isNew(i + 1)).findFirst()
                    .ifPresentOrElse(i -> complain(rules.get(i), i + 1), () -> pending.add(text));
        } else {
            pending.add(text);
        }
    }

    private boolean isNew(int line) {
        return complaints.stream().noneMatch(complaint -> complaint.line().equals(OptionalInt.of(line)));
    }

    private void complain(String rule, int line) {
        String why = pending.isEmpty() ? "refused" : String.join("; ", pending);
        pending.clear();
        complaints.add(new LoadComplaint(why, sid(rule), OptionalInt.of(line)));
    }

    private static OptionalLong sid(String rule) {
        return SID.matcher(rule).results().mapToLong(found -> Long.parseLong(found.group(1))).reduce((first, last) -> last);
    }
}
