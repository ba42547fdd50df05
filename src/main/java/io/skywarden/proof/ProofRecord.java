package io.skywarden.proof;

import java.time.Instant;

/**
 * A proof that was made: a fact about exactly these inputs, never a mark on a signature. When a signature, a template, a
 * capture or a judge changes, the inputs are others and nothing is proven any more.
 *
 * @param inputs SHA-256 over all that the proof was made from
 * @param report the proof as JSON
 */
public record ProofRecord(String inputs, Instant at, boolean proven, String report) {}
