package io.skywarden.proof.scan;

import java.util.List;
import java.util.Optional;

/** A set of patterns made ready once, for scanners in any number of threads: through libhs when it is there, else our own way. */
public final class Scanners implements AutoCloseable {

    private final FixedPlaces fixed;
    private final AutomatonScanner automaton;
    private final Optional<HyperscanDatabase> database;
    private final String way;

    private Scanners(Patterns patterns, Optional<HyperscanDatabase> database, String way) {
        this.fixed = new FixedPlaces(patterns, new Checks(patterns.all()));
        this.automaton = database.isPresent() ? null : new AutomatonScanner(patterns);
        this.database = database;
        this.way = way;
    }

    /** The fastest way there is. */
    public static Scanners of(Patterns patterns) {
        return of(patterns, Libhs.NAMES);
    }

    /** @param names what the library may be called */
    static Scanners of(Patterns patterns, List<String> names) {
        if (patterns.numbers(false).isEmpty()) {
            return new Scanners(patterns, Optional.empty(), "own automaton (each pattern has one place)");
        }
        try {
            Libhs library = Libhs.load(names);
            return new Scanners(patterns, Optional.of(new HyperscanDatabase(library, patterns)), "libhs " + library.version);
        } catch (Libhs.Absent absent) {
            return new Scanners(patterns, Optional.empty(), "own automaton (%s)".formatted(absent.getMessage()));
        }
    }

    /** Our own way, whatever is installed. */
    public static Scanners ofJavaAlone(Patterns patterns) {
        return new Scanners(patterns, Optional.empty(), "own automaton (asked for)");
    }

    /** Which way it is, and why no other, in one line for a log. */
    public String way() {
        return way;
    }

    /** A scanner for the thread that asks; to be closed before this is. */
    public Scanner open() {
        return database.<Scanner>map(compiled -> new HyperscanScanner(fixed, compiled)).orElse(automaton);
    }

    @Override
    public void close() {
        database.ifPresent(HyperscanDatabase::close);
    }
}
