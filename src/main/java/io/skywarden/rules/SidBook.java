package io.skywarden.rules;

import io.skywarden.signature.Signature;
import java.util.Collection;

/**
 * The service's own record of which number every rule has. Whoever gives numbers waits for whoever is giving some: two
 * services on one database never give a number twice and never lose a revision. Lines are added and renewed, never removed.
 */
public interface SidBook {

    /** Every line there is. */
    SidLock current();

    /**
     * Records a current line for every part of these signatures, as {@link SidLock#allocate} does; parts of all other
     * signatures are retired, so hand over all that are not.
     *
     * @throws SidLockUnusable if no number is left, or the numbers given before lie outside the range that is set
     */
    SidLock allocate(Collection<Signature> signatures);

    /**
     * Records a current line for every rule of these allowed paths, as {@link SidLock#allocatePaths} does.
     *
     * @throws SidLockUnusable if no number is left
     */
    SidLock allocatePaths(Collection<PathRule> rules);

    /**
     * Takes in what the lock file beside a tree of signatures knows and this record does not: new lines, later revisions.
     *
     * @throws SidConflict if the two disagree anywhere; then nothing is taken
     */
    SidLock merge(SidLock fromFile);
}
