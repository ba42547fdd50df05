package io.skywarden.rules.policy;

import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which signatures a sensor gets, and what their hits do to the traffic.
 *
 * @param select the signatures it carries
 * @param action what a hit does
 * @param acting the signatures that the action is for; a hit of another one alerts
 * @param deviations signatures that are treated otherwise for a while
 * @param path where hits are of no interest
 * @param enforce what a new version waits for as an alert; without it, for nothing
 */
public record Policy(
        PolicyName name, String title, Selection select, Action action, Selection acting, List<Deviation> deviations, Optional<AllowedPath> path,
        Optional<Enforce> enforce) {

    /** Tell of everything and let it pass. */
    public static final Policy MONITOR = new Policy(new PolicyName("monitor"), "Tell of everything, and let it pass",
            Selection.ALL, Action.ALERT, Selection.ALL, List.of(), Optional.empty(), Optional.empty());

    private static final int MOST_DEVIATIONS = 1_000;
    /** How long before an override ends it is warned of. */
    private static final Duration SOON = Duration.ofDays(7);

    public Policy {
        if (!title.matches("[\\x20-\\x7e]{3,120}")) {
            throw new RefusedValue("title", "a title is 3 to 120 printable ASCII characters");
        }
        deviations = List.copyOf(deviations);
        if (deviations.size() > MOST_DEVIATIONS) {
            throw new RefusedValue("overrides", "%d overrides, at most %d: select otherwise".formatted(deviations.size(), MOST_DEVIATIONS));
        }
        if (enforce.isPresent() && action == Action.ALERT) {
            throw new RefusedValue("enforce", "this policy only alerts, which waits for nothing: take it out, or choose drop or reject as 'action'");
        }
        Set<SignatureId> ids = new HashSet<>();
        deviations.stream().map(Deviation::signature).filter(id -> !ids.add(id)).findFirst().ifPresent(id -> {
            throw new RefusedValue("overrides", "%s is overridden twice: keep one".formatted(id));
        });
    }

    /** The policy's name in a path or a file name. */
    public String slug() {
        return name.value();
    }

    /** Whether its rules hold this signature. */
    public boolean carries(Signature signature) {
        return deviation(signature.id()).map(deviation -> deviation.action().isPresent()).orElseGet(() -> select.holds(signature));
    }

    /** What a hit of this signature does. */
    public Action actionOf(Signature signature) {
        return deviation(signature.id()).flatMap(Deviation::action).orElseGet(() -> acting.holds(signature) && isMet(signature.id()) ? action : Action.ALERT);
    }

    private boolean isMet(SignatureId id) {
        return enforce.map(conditions -> conditions.met().contains(id)).orElse(true);
    }

    /** Whether it is for the conditions alone to say if hits of this signature do what {@link #action} says. */
    public boolean conditional(Signature signature) {
        return enforce.isPresent() && deviation(signature.id()).isEmpty() && select.holds(signature) && acting.holds(signature);
    }

    /** The policy where these signatures, and no others, have met its conditions. */
    public Policy enforcing(Set<SignatureId> met) {
        return new Policy(name, title, select, action, acting, deviations, path, enforce.map(conditions -> conditions.with(met)));
    }

    /** Whether any hit does more than alert. */
    public boolean stopsTraffic() {
        return Stream.concat(Stream.of(action), deviations.stream().flatMap(deviation -> deviation.action().stream()))
                .anyMatch(each -> each != Action.ALERT);
    }

    /** The policy as it is in force at this moment: outside its hours a path is no path. */
    public Policy at(Instant now) {
        return new Policy(name, title, select, action, acting, deviations, path.filter(allowed -> allowed.open(now)), enforce);
    }

    /** A policy of which no more than its name is known, to ask for what was published under it. */
    public static Policy unread(PolicyName name) {
        return new Policy(name, "Not read", Selection.ALL, Action.ALERT, Selection.ALL, List.of(), Optional.empty(), Optional.empty());
    }

    /** When {@link #at} gives something else, or an override is over. */
    public Optional<Instant> nextEdge(Instant now) {
        Stream<Instant> over = deviations.stream().map(deviation -> deviation.over()).filter(end -> end.isAfter(now));
        return Stream.concat(over, path.flatMap(AllowedPath::hours).flatMap(hours -> hours.nextEdge(now)).stream()).min(Comparator.naturalOrder());
    }

    /** What an operator should know beforehand: the overrides that end soon, in a sentence each. */
    public List<String> warnings(Instant now) {
        return deviations.stream().filter(deviation -> !deviation.isOver(today(now)) && deviation.isOver(today(now.plus(SOON))))
                .map(soon -> "policy %s: the override of %s ends on %s, and then nothing new is published under this policy: take it out, or give it a later 'until'"
                        .formatted(name, soon.signature(), soon.until())).toList();
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /**
     * This policy, if it may be used today for these signatures.
     *
     * @param known every signature there is, whatever its state
     * @throws PolicyUnusable naming every override that is over and every signature that does not exist
     */
    public Policy usable(Instant now, Collection<Signature> known) {
        LocalDate today = today(now);
        List<String> complaints = new ArrayList<>();
        deviations.stream().filter(deviation -> deviation.isOver(today)).map(over ->
                "policy %s: the override of %s ended on %s. Decide again: take it out, or give it a later 'until' (its reason was: %s)"
                        .formatted(name, over.signature(), over.until(), over.reason())).forEach(complaints::add);
        Set<SignatureId> ids = known.stream().map(Signature::id).collect(Collectors.toSet());
        Stream.of(select.signatures().stream(), acting.signatures().stream(), deviations.stream().map(Deviation::signature))
                .flatMap(named -> named).filter(id -> !ids.contains(id)).distinct().sorted()
                .map(id -> "policy %s: there is no signature %s: mend the id, or take it out".formatted(name, id)).forEach(complaints::add);
        if (!complaints.isEmpty()) {
            throw new PolicyUnusable(complaints);
        }
        return this;
    }

    private Optional<Deviation> deviation(SignatureId id) {
        return deviations.stream().filter(each -> each.signature().equals(id)).findFirst();
    }
}
