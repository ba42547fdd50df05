package io.skywarden.catalogue;

import java.util.function.Supplier;

/** The duties of the instances that share a database: who has one keeps the others waiting, and who dies gives it back. */
public interface InstanceLocks {

    /**
     * Waits for the duty, does the work and gives the duty back. Transactions of the work are its own and are finished
     * when the next instance begins; so call this outside of a transaction.
     */
    <T> T holding(Duty duty, Supplier<T> work);
}
