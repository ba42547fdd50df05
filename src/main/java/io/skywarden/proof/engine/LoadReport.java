package io.skywarden.proof.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that {@code suricata -T -v} prints, taken apart. An error is told first, the rule it is about after it. */
final class LoadReport {

    private static final Pattern SUMMARY =
            Pattern.compile("(\\d+) rules successfully loaded, (\\d+) rules failed(?:, (\\d+))?");
    private static final Pattern TOLD = Pattern.compile("(E|Error|W|Warning): (?:[\\w-]+: )?(.*)");
    private static final Pattern RULE = Pattern.compile("error parsing signature \"(.*)\" from file .* at line (\\d+)");
    private static final Pattern SID = Pattern.compile("\\bsid:\\s*(\\d+)");

    private final List<LoadComplaint> complaints = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private int loaded;
    private int failed;
    private int skipped;

    private LoadReport() {}

    static LoadReport read(String printed) {
        LoadReport report = new LoadReport();
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
        if (!rule.find()) {
            pending.add(text);
            return;
        }
        String why = pending.isEmpty() ? "refused" : String.join("; ", pending);
        pending.clear();
        complaints.add(new LoadComplaint(why, sid(rule.group(1)), OptionalInt.of(Integer.parseInt(rule.group(2)))));
    }

    private static OptionalLong sid(String rule) {
        return SID.matcher(rule).results().mapToLong(found -> Long.parseLong(found.group(1))).reduce((first, last) -> last);
    }
}
