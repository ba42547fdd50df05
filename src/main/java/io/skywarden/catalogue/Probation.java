package io.skywarden.catalogue;

import java.time.Instant;
import java.util.Optional;

/**
 * What one version has behind it under one policy.
 *
 * @param published when the policy's rules carried it first; nothing before they do
 * @param hours how long sensors ran it, as people reported, under whatever policy
 * @param falsePositives how many hits they say were wrong
 * @param enforced whether its hits do what the policy's action says: it was promoted, and not put back since
 */
public record Probation(Optional<Instant> published, long hours, long falsePositives, boolean enforced) {}
