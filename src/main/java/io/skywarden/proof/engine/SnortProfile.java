package io.skywarden.proof.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table of rules that Snort 3 prints behind a run, when it is told to measure them. */
final class SnortProfile {

    /** What Snort is told to measure. Its own measure of modules and memory is more, and of no use here. */
    static final String WORDS =
            "profiler = { modules = { show = false }, memory = { show = false }, rules = { show = true, count = 0, sort = 'none' } }";

    private static final String TITLE = "rule profile (all)";
    private static final Pattern HEADER =
            Pattern.compile("#\\s+gid\\s+sid\\s+rev\\s+checks\\s+matches\\s+alerts\\s+time \\(us\\)\\s+avg/check\\s.*");
    private static final Pattern ROW = Pattern.compile("\\d+ .*");
    /** Where the generator ends. Behind it a sid of seven digits follows without a space (3.11.1: table_view.cc). */
    private static final int GENERATOR_END = 11;
    private static final int VALUES = 12;

    private SnortProfile() {}

    /** Nothing when there is no such table, or one that has another form. */
    static Optional<List<RuleCost>> read(String printed) {
        List<String> lines = printed.lines().dropWhile(line -> !line.equals(TITLE)).skip(1).toList();
        if (lines.isEmpty() || !HEADER.matcher(lines.getFirst()).matches()) {
            return Optional.empty();
        }
        List<RuleCost> costs = new ArrayList<>();
        for (String line : lines.stream().skip(2).takeWhile(line -> ROW.matcher(line).matches()).toList()) {
            Optional<RuleCost> cost = row(line);
            if (cost.isEmpty()) {
                return Optional.empty();
            }
            costs.add(cost.get());
        }
        return costs.isEmpty() ? Optional.empty() : Optional.of(costs);
    }

    /** A figure too wide for its column runs into the one before; then the values are too few, or the average is another. */
    private static Optional<RuleCost> row(String line) {
        String[] values = line.substring(Math.min(GENERATOR_END, line.length())).strip().split("\\s+");
        try {
            RuleCost cost = new RuleCost(Long.parseLong(values[0]), Long.parseLong(values[2]), Long.parseLong(values[3]), Long.parseLong(values[5]));
            boolean sound = values.length == VALUES && cost.checks() > 0 && Long.parseLong(values[6]) == cost.micros() / cost.checks();
            return sound ? Optional.of(cost) : Optional.empty();
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException otherForm) {
            return Optional.empty();
        }
    }
}
