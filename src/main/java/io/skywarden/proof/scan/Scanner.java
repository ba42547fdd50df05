package io.skywarden.proof.scan;

/** Finds all patterns of a set in one payload after another. For one thread; whoever opens it closes it. */
public sealed interface Scanner extends AutoCloseable permits AutomatonScanner, HyperscanScanner {

    /**
     * Looks at a payload.
     *
     * @param found holds exactly the patterns of this payload afterwards, whatever it held before
     */
    void scan(byte[] bytes, int offset, int length, Found found);

    @Override
    void close();
}
