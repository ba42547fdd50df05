package io.skywarden.access;

import java.util.Optional;
import java.util.Set;

/** What is to be different about a user; what is absent stays. */
public record UserChange(Optional<Set<Role>> roles, Optional<Boolean> disabled, Optional<PasswordHash> password) {

    public static UserChange of(PasswordHash password) {
        return new UserChange(Optional.empty(), Optional.empty(), Optional.of(password));
    }

    User applied(User before) {
        return new User(before.name(), password.orElse(before.password()), roles.orElse(before.roles()),
                disabled.orElse(before.disabled()), before.created());
    }
}
