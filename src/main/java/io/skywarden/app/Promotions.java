package io.skywarden.app;

import io.skywarden.bundle.Bundle;
import io.skywarden.bundle.Manifest;
import io.skywarden.catalogue.Probation;
import io.skywarden.catalogue.Probations;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.catalogue.Why;
import io.skywarden.rules.policy.Enforce;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.State;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Which versions do what their policy's action says, and when the next one will. */
@Singleton
final class Promotions {

    private static final Logger LOG = Logger.getLogger("io.skywarden.release");

    private final Probations probations;
    private volatile Watched watched = Watched.NOTHING;

    Promotions(Probations probations) {
        this.probations = probations;
    }

    /**
     * What was published last, and when the next promotion is due as far as it was reported by then.
     *
     * @param reports how many there were
     */
    private record Watched(List<Policy> policies, List<SignatureVersion> versions, long reports, Optional<Instant> edge) {

        static final Watched NOTHING = new Watched(List.of(), List.of(), 0, Optional.empty());
    }

    /** A release begins: until it ends well, nothing is due. */
    void begin() {
        watched = Watched.NOTHING;
    }

    /** The policy as it is by the record, after those whose time has come were promoted. */
    Policy decided(Policy policy, List<SignatureVersion> inForce, Instant now) {
        return policy.enforce().map(conditions -> {
            Set<SignatureId> met = probations.promote(policy.slug(), conditional(policy, inForce), behind -> verdict(policy, conditions, behind, now));
            LOG.infof("policy %s: %d signatures %s, %d wait as alerts", policy.slug(), met.size(), policy.action().word(),
                    conditional(policy, inForce).size() - met.size());
            return policy.enforcing(met);
        }).orElse(policy);
    }

    private static Optional<Why> verdict(Policy policy, Enforce conditions, Probation behind, Instant now) {
        return conditions.holds(behind, now) ? Optional.of(new Why("%s from now on: published %d days ago, %d sensor-hours reported and no false positive"
                .formatted(policy.action().word(), Duration.between(behind.published().orElseThrow(), now).toDays(), behind.hours()))) : Optional.empty();
    }

    /** Remembers what sensors can know of from now on. */
    void published(List<Bundle> bundles, List<Policy> policies, List<SignatureVersion> inForce) {
        for (Policy policy : policies) {
            Set<String> carried = new HashSet<>();
            bundles.stream().filter(bundle -> bundle.name().policy().name().equals(policy.name())).map(Bundle::manifest)
                    .forEach(manifest -> manifest.signatures().stream().map(Manifest.Entry::id).forEach(carried::add));
            probations.published(policy.slug(), inForce.stream().filter(version -> carried.contains(version.id().value())).toList());
        }
        watched = watch(policies.stream().filter(policy -> policy.enforce().isPresent()).toList(), inForce);
    }

    /** When the conditions of the next version will hold. Looked up anew when somebody reported something. */
    Optional<Instant> nextEdge() {
        Watched last = watched;
        if (last.policies().isEmpty()) {
            return Optional.empty();
        }
        if (probations.reports() != last.reports()) {
            last = watch(last.policies(), last.versions());
            watched = last;
        }
        return last.edge();
    }

    private Watched watch(List<Policy> enforcing, List<SignatureVersion> inForce) {
        long reports = enforcing.isEmpty() ? 0 : probations.reports();
        return new Watched(enforcing, inForce, reports, enforcing.stream().flatMap(policy -> edges(policy, inForce).stream()).min(Comparator.naturalOrder()));
    }

    private Optional<Instant> edges(Policy policy, List<SignatureVersion> inForce) {
        Map<SignatureId, Probation> behind = probations.of(policy.slug(), conditional(policy, inForce));
        return behind.values().stream().filter(probation -> !probation.enforced())
                .flatMap(probation -> policy.enforce().flatMap(conditions -> conditions.holdsFrom(probation)).stream()).min(Comparator.naturalOrder());
    }

    private static List<SignatureVersion> conditional(Policy policy, Collection<SignatureVersion> inForce) {
        return inForce.stream().filter(version -> !(version.signature().state() instanceof State.Retired))
                .filter(version -> policy.conditional(version.signature())).toList();
    }
}
