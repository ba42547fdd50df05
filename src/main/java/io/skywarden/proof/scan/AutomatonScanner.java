package io.skywarden.proof.scan;

/** The scanner that needs nothing but Java. It holds no state of a scan, so any number of threads may share it. */
public final class AutomatonScanner implements Scanner {

    private final FixedPlaces fixed;
    private final Automaton floating;

    AutomatonScanner(Patterns patterns) {
        Checks checks = new Checks(patterns.all());
        fixed = new FixedPlaces(patterns, checks);
        floating = new Automaton(patterns, checks);
    }

    @Override
    public void scan(byte[] bytes, int offset, int length, Found found) {
        found.clear();
        fixed.scan(bytes, offset, length, found);
        floating.scan(bytes, offset, length, found);
    }

    @Override
    public void close() {
        // Nothing is held outside of Java's own memory.
    }
}
