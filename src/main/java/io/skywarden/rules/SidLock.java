package io.skywarden.rules;

import io.skywarden.rules.plan.Meaning;
import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.Plan;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Which number every rule has, for ever and for every engine. A number belongs to a part of a signature and is never
 * given to another one, not even after the part is gone; the revision rises exactly when the part's meaning changes.
 */
public final class SidLock {

    /** What a line is about: a part of a signature by its name. */
    public record Key(SignatureId signature, String part) implements Comparable<Key> {

        static Key of(Part part) {
            return new Key(part.signature().id(), part.name());
        }

        /** No part of a signature is called like the rule of a path. */
        boolean ofPath() {
            return part.startsWith(PathRule.PREFIX);
        }

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::signature).thenComparing(Key::part).compare(this, other);
        }

        @Override
        public String toString() {
            return signature + " " + part;
        }
    }

    /** The number of one rule. A retired line keeps its number from being given away again. */
    public record Line(Key key, long sid, int rev, String meaning, boolean retired) {}

    private final SidRange range;
    private final Map<Key, Line> lines;

    private SidLock(SidRange range, Map<Key, Line> lines) {
        this.range = range;
        this.lines = Map.copyOf(lines);
    }

    /** A lock without a line, to allocate from this range. */
    public static SidLock empty(SidRange range) {
        return new SidLock(range, Map.of());
    }

    /**
     * Reads a lock file.
     *
     * @throws SidLockUnusable if a line is malformed, doubled or outside the range
     */
    public static SidLock read(Path file) {
        return SidLockFile.read(file);
    }

    /** What the lock file says. */
    public String text() {
        return SidLockFile.text(this);
    }

    /** Writes the lock file in one step: a reader sees the old lines or the new ones. */
    public void write(Path file) {
        SidLockFile.write(this, file);
    }

    /**
     * A lock of these lines.
     *
     * @throws SidLockUnusable if one is doubled or outside the range
     */
    public static SidLock of(SidRange range, Collection<Line> lines) {
        Map<Key, Line> byKey = new HashMap<>();
        Set<Long> sids = new HashSet<>();
        for (Line line : lines) {
            if (!range.contains(line.sid())) {
                throw new SidLockUnusable("%s has the number %d, which lies outside %s".formatted(line.key(), line.sid(), range));
            }
            if (byKey.put(line.key(), line) != null) {
                throw new SidLockUnusable("%s stands there twice: keep the older line".formatted(line.key()));
            }
            if (!sids.add(line.sid())) {
                throw new SidLockUnusable("the number %d stands there twice: the newer line must get another".formatted(line.sid()));
            }
        }
        return new SidLock(range, byKey);
    }

    public SidRange range() {
        return range;
    }

    /** Every line, retired ones too, by signature and part. */
    public List<Line> lines() {
        return lines.values().stream().sorted(Comparator.comparing(Line::key)).toList();
    }

    public Optional<Line> line(SignatureId signature, String part) {
        return Optional.ofNullable(lines.get(new Key(signature, part)));
    }

    /**
     * A lock with a current line for every part of these signatures: known parts keep their number, new ones get the
     * next never used, in the order of signature id and part; parts that are gone are marked retired.
     */
    public SidLock allocate(Collection<Signature> signatures) {
        Map<Key, Line> next = new HashMap<>();
        lines.forEach((key, line) -> next.put(key, key.ofPath() ? line : retired(line)));
        NavigableSet<Long> given = given();
        List<Part> parts = new ArrayList<>();
        signatures.stream().sorted(Comparator.comparing(Signature::id)).map(Plan::of).forEach(parts::addAll);
        for (Part part : parts) {
            Line known = lines.get(Key.of(part));
            Line line = known == null ? fresh(Key.of(part), Meaning.of(part), given) : renewed(known, Meaning.of(part));
            next.put(line.key(), line);
        }
        return new SidLock(range, next);
    }

    /**
     * A lock with a current line for every rule of these allowed paths too, numbered like parts. All other lines stay as they are:
     * who renders one policy does not know the others.
     */
    public SidLock allocatePaths(Collection<PathRule> rules) {
        Map<Key, Line> next = new HashMap<>(lines);
        NavigableSet<Long> given = given();
        rules.stream().sorted(Comparator.comparing(PathRule::key)).forEach(rule -> {
            Line known = lines.get(rule.key());
            next.put(rule.key(), known == null ? fresh(rule.key(), rule.meaning(), given) : renewed(known, rule.meaning()));
        });
        return new SidLock(range, next);
    }

    private static Line retired(Line line) {
        return new Line(line.key(), line.sid(), line.rev(), line.meaning(), true);
    }

    private NavigableSet<Long> given() {
        return lines.values().stream().map(Line::sid).collect(Collectors.toCollection(TreeSet::new));
    }

    private Line fresh(Key key, String meaning, NavigableSet<Long> given) {
        long sid = free(given).orElseThrow(() -> new SidLockUnusable(
                "no number is left for %s: all of %s are given away. Widen the range: in the first line of the lock file, and as skywarden.sids of the service"
                        .formatted(key, range)));
        given.add(sid);
        return new Line(key, sid, 1, meaning, false);
    }

    /** The one behind the greatest ever given; when the range ends there, the least that it was widened by. */
    private OptionalLong free(NavigableSet<Long> given) {
        long next = given.isEmpty() ? range.first() : given.last() + 1;
        return range.contains(next) ? OptionalLong.of(next)
                : LongStream.rangeClosed(range.first(), range.last()).filter(sid -> !given.contains(sid)).findFirst();
    }

    private static Line renewed(Line known, String meaning) {
        int rev = known.meaning().equals(meaning) ? known.rev() : known.rev() + 1;
        return new Line(known.key(), known.sid(), rev, meaning, false);
    }

    /** These numbers together with what a lock file knows beyond them; see {@link SidBook#merge}. */
    public SidLock merge(SidLock fromFile) {
        return SidMerge.of(this, fromFile);
    }

    /**
     * The same lines in another range.
     *
     * @throws SidLockUnusable if a line lies outside it
     */
    public SidLock within(SidRange other) {
        List<Line> outside = lines().stream().filter(line -> !other.contains(line.sid())).toList();
        if (!outside.isEmpty()) {
            throw new SidLockUnusable("%d sids were given outside %s, such as %d to %s, and a sid is for ever: set skywarden.sids to a range that covers them, such as %s"
                    .formatted(outside.size(), other, outside.getFirst().sid(), outside.getFirst().key(), range));
        }
        return new SidLock(other, lines);
    }

    /** The current number of a part; a rule must not go out under the revision of another meaning. */
    Line number(Part part) {
        return number(Key.of(part), Meaning.of(part));
    }

    Line number(PathRule rule) {
        return number(rule.key(), rule.meaning());
    }

    private Line number(Key key, String meaning) {
        Line line = lines.get(key);
        if (line == null || line.retired()) {
            throw new SidLockUnusable("%s has no number: allocate the rule numbers anew and commit the lock file".formatted(key));
        }
        if (!line.meaning().equals(meaning)) {
            throw new SidLockUnusable("%s means something else than revision %d of %d says: allocate the rule numbers anew and commit the lock file"
                    .formatted(line.key(), line.rev(), line.sid()));
        }
        return line;
    }
}
