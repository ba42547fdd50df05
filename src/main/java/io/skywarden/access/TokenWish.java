package io.skywarden.access;

import io.skywarden.access.AccessFailure.Unacceptable;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a new token.
 *
 * @param scopes all roles of the user, when absent
 */
public record TokenWish(String label, Optional<Set<Role>> scopes, int days) {

    /** How long a token lasts when nothing is asked. */
    public static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 365;
    private static final int LONGEST_LABEL = 100;

    public TokenWish {
        if (label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw new Unacceptable("label", "a label has at most %d characters and no control characters".formatted(LONGEST_LABEL));
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new Unacceptable("days", "a token lasts from 1 to %d days, not %d".formatted(MOST_DAYS, days));
        }
    }

    Set<Role> scopesFor(User user) {
        Set<Role> wanted = scopes.orElse(user.roles());
        if (!user.roles().containsAll(wanted)) {
            throw new Unacceptable("scopes", "%s has only the roles %s".formatted(user.name(), Role.words(user.roles())));
        }
        return wanted;
    }
}
