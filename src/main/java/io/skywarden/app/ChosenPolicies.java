package io.skywarden.app;

import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.policy.PolicyName;
import io.skywarden.rules.policy.PolicyUnusable;
import io.skywarden.signature.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The policies that are to be published. One that cannot be used is held back: what was published under it stays as it is, and all others go
 * on, for a rule that is urgent must not wait for somebody's file.
 *
 * @param usable with their paths, open or not
 * @param held known by their names alone
 * @param signatures which they were held against
 */
record ChosenPolicies(List<Policy> usable, List<Policy> held, List<Signature> signatures) {

    static final ChosenPolicies NONE = new ChosenPolicies(List.of(), List.of(), List.of());

    private static final Logger LOG = Logger.getLogger("io.skywarden.release");

    static ChosenPolicies read(Settings settings, List<Signature> signatures, Instant now) {
        Policies known = Policies.readable(settings.templates(), settings.policies());
        known.complaints().forEach(LOG::error);
        List<Policy> usable = new ArrayList<>();
        List<Policy> held = new ArrayList<>();
        settings.publish().stream().distinct().forEach(name -> {
            try {
                usable.add(known.named(name).usable(now, signatures));
            } catch (PolicyUnusable unusable) {
                unusable.getMessage().lines().forEach(LOG::error);
                LOG.errorf("policy %s is held back: its bundles stay as they were published, until what is named above is mended", name);
                PolicyName.parse(name).map(Policy::unread).ifPresent(held::add);
            }
        });
        usable.stream().flatMap(policy -> policy.warnings(now).stream()).forEach(LOG::warn);
        return new ChosenPolicies(List.copyOf(usable), List.copyOf(held), signatures);
    }

    Optional<Instant> nextEdge(Instant now) {
        return usable.stream().flatMap(policy -> policy.nextEdge(now).stream()).min(Comparator.naturalOrder());
    }

    /** Whether one that was held back can be used now. Reads the policies alone: a release for nothing would prove and measure all of it again. */
    boolean mended(Settings settings, Instant now) {
        return !held.isEmpty() && isAnyUsable(Policies.readable(settings.templates(), settings.policies()), now);
    }

    private boolean isAnyUsable(Policies known, Instant now) {
        return held.stream().anyMatch(policy -> {
            try {
                known.named(policy.slug()).usable(now, signatures);
                return true;
            } catch (PolicyUnusable _) {
                return false;
            }
        });
    }
}
