package io.skywarden.rules.companion;

import io.skywarden.signature.DomainName;
import io.skywarden.signature.NamePattern;
import java.util.Comparator;
import java.util.Optional;

/**
 * Names that every companion can say: one name, or a domain with all that is below it.
 *
 * @param below whether names below the domain are meant too
 */
public record NameScope(DomainName domain, boolean below) implements Comparable<NameScope> {

    private static final Comparator<NameScope> ORDER =
            Comparator.comparing((NameScope scope) -> scope.domain().value()).thenComparing(NameScope::below);

    /** The scope of a pattern; empty when the pattern cuts through a label. */
    static Optional<NameScope> of(NamePattern pattern) {
        return switch (pattern) {
            case NamePattern.Under(var domain) -> Optional.of(new NameScope(domain, true));
            case NamePattern.Exactly(var domain) -> Optional.of(new NameScope(domain, false));
            case NamePattern.Starting _, NamePattern.LabelEnding _, NamePattern.Containing _ -> Optional.empty();
        };
    }

    /** Whether every name of the other is one of these. */
    boolean covers(NameScope other) {
        return below ? domain.covers(other.domain.value()) : equals(other);
    }

    @Override
    public int compareTo(NameScope other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return below ? domain + " and below" : domain.value();
    }
}
