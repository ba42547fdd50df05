package io.skywarden.rules;

import io.skywarden.rules.SidLock.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A lock file against the numbers of the database: all of its news, or every contradiction at once. */
final class SidMerge {

    private final SidLock ours;
    private final Map<SidLock.Key, Line> byKey;
    private final Map<Long, Line> bySid;
    private final List<String> conflicts = new ArrayList<>();

    private SidMerge(SidLock ours) {
        this.ours = ours;
        this.byKey = ours.lines().stream().collect(Collectors.toMap(Line::key, Function.identity()));
        this.bySid = ours.lines().stream().collect(Collectors.toMap(Line::sid, Function.identity()));
    }

    /** @throws SidConflict if there is any contradiction */
    static SidLock of(SidLock ours, SidLock file) {
        return new SidMerge(ours).with(file);
    }

    private SidLock with(SidLock file) {
        Map<SidLock.Key, Line> merged = new HashMap<>(byKey);
        checkRange(file.lines());
        for (Line line : file.lines()) {
            Line known = byKey.get(line.key());
            if (known == null) {
                checkFree(line);
                merged.put(line.key(), line);
            } else {
                checkSame(known, line);
                merged.put(line.key(), line.rev() > known.rev() ? line : known);
            }
        }
        if (!conflicts.isEmpty()) {
            throw new SidConflict(conflicts);
        }
        return SidLock.of(ours.range(), merged.values());
    }

    private void checkRange(Collection<Line> lines) {
        LongSummaryStatistics outside = lines.stream().mapToLong(Line::sid).filter(sid -> !ours.range().contains(sid)).summaryStatistics();
        if (outside.getCount() > 0) {
            conflicts.add(("the file gives %d sids outside %s, from %d to %d. Set skywarden.sids to a range that covers them and all that"
                    + " were given here, or use a tree of signatures that belongs to this service")
                    .formatted(outside.getCount(), ours.range(), outside.getMin(), outside.getMax()));
        }
    }

    private void checkFree(Line line) {
        Line holder = bySid.get(line.sid());
        if (holder != null) {
            conflicts.add(("sid %d: the file gives it to %s, the database to %s. What the database gave stays: delete the line of %s from the"
                    + " file if no sensor ever got that rule, and it will get a number of its own; else give this service another range")
                    .formatted(line.sid(), line.key(), holder.key(), line.key()));
        }
    }

    private void checkSame(Line known, Line line) {
        if (known.sid() != line.sid()) {
            conflicts.add(("%s: the file says sid %d, the database %d. What the database gave stays: write %d into the file if no sensor ever"
                    + " got %d; else this database belongs to another tree, so restore the one that gave %d")
                    .formatted(line.key(), line.sid(), known.sid(), known.sid(), line.sid(), line.sid()));
        } else if (known.rev() == line.rev() && !known.meaning().equals(line.meaning())) {
            conflicts.add(("%s: revision %d of sid %d means %s… in the file and %s… in the database: both changed since they last agreed."
                    + " Decide which text of %s holds, then raise the file's revision to %d with the file's meaning, or take the database's line")
                    .formatted(line.key(), line.rev(), line.sid(), line.meaning().substring(0, 8), known.meaning().substring(0, 8),
                            line.key().signature(), line.rev() + 1));
        }
    }
}
