package io.skywarden.proof;

import java.time.Instant;

/**
 * That the content of a version held, or did not, under certain circumstances. It says nothing of other content, and nothing of
 * other captures, templates or judges: whatever changes is unproven at once.
 *
 * @param contentHash of the version
 * @param circumstances the digest of {@link Circumstances}
 * @param judges who judged, for a reader
 * @param captures how many were judged
 * @param inputs by which the whole proof is found
 */
public record ProofFact(String contentHash, String circumstances, String judges, int captures, boolean holds, String inputs, Instant at) {}
