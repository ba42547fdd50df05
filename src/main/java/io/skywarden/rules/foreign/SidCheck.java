package io.skywarden.rules.foreign;

import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.foreign.RuleFile.BadLine;
import io.skywarden.rules.foreign.RuleFile.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Our sids held against the rules of others and against the public ranges. */
public final class SidCheck {

    private static final String SAME_ON_A_SENSOR = "a rule manager keeps only one rule of a sid, even beside a disabled one, and an engine refuses the second";

    private final Map<Long, SidLock.Line> ours;
    private final SidRange range;
    private final List<String> collisions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<BadLine> badLines;
    private int own;

    private SidCheck(SidLock lock, SidRange range, List<RuleFile> files) {
        this.ours = lock.lines().stream().collect(Collectors.toMap(SidLock.Line::sid, Function.identity()));
        this.range = range;
        this.badLines = files.stream().flatMap(file -> file.badLines().stream()).toList();
    }

    /** @param range the numbers that are ours to give, today's and tomorrow's */
    public static SidCheck of(SidLock lock, SidRange range, List<RuleFile> files) {
        SidCheck check = new SidCheck(lock, range, files);
        PublicRange.all().stream().filter(known -> known.range().overlaps(range)).forEach(check::overlap);
        List<Rule> rules = files.stream().flatMap(file -> file.rules().stream()).filter(Rule::countsAgainstOurs).toList();
        rules.forEach(check::compare);
        check.noteDuplicates(rules);
        if (check.own > 0) {
            check.notes.add("%d rules are our own".formatted(check.own));
        }
        return check;
    }

    /** One line each: where, which sid, whose it is, what to do. */
    public List<String> collisions() {
        return List.copyOf(collisions);
    }

    /** What is worth knowing and collides with nothing of ours. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** What could not be read as a rule, so that nothing can be said about its sid. */
    public List<BadLine> badLines() {
        return badLines;
    }

    private void overlap(PublicRange known) {
        if (known.isLocal()) {
            notes.add("our range %s overlaps %s, where every site numbers its own rules: good for one site, not for rules that others load"
                    .formatted(range, known.range()));
        } else {
            collisions.add("our range %s overlaps %s of %s: choose another with --range, then set skywarden.sids before the first sid is given"
                    .formatted(range, known.range(), known.holder()));
        }
    }

    private void compare(Rule rule) {
        SidLock.Line line = ours.get(rule.sid());
        if (line == null) {
            if (range.contains(rule.sid())) {
                collisions.add("%s: sid %d lies in our range %s and will be given to a rule of ours one day: give this rule another sid, such as one of 1000000-1999999"
                        .formatted(rule.place(), rule.sid(), range));
            }
        } else if (rule.signature().filter(line.key().signature().value()::equals).isPresent()) {
            own++;
        } else {
            collisions.add("%s: sid %d is that of our %s%s: give this rule another sid, such as one of 1000000-1999999; %s".formatted(
                    rule.place(), rule.sid(), line.key(), line.retired() ? " (retired, may come back)" : "", SAME_ON_A_SENSOR));
        }
    }

    private void noteDuplicates(List<Rule> rules) {
        rules.stream().collect(Collectors.groupingBy(Rule::sid, TreeMap::new, Collectors.toList())).forEach((sid, same) -> {
            if (same.size() > 1) {
                notes.add("sid %d stands %d times: %s".formatted(
                        sid, same.size(), same.stream().limit(5).map(Rule::place).collect(Collectors.joining(", "))));
            }
        });
    }
}
