package io.skywarden.proof.http;

import io.skywarden.proof.DryRun;
import io.skywarden.rules.SidLock;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * What dry runs over HTTP are made with.
 *
 * @param sids the numbers there are now
 * @param places one for each dry run at a time
 */
public record DryRunDesk(DryRun dryRun, Supplier<SidLock> sids, Semaphore places) {}
