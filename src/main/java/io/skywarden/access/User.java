package io.skywarden.access;

import java.time.Instant;
import java.util.Set;

/** Somebody with a password of this service. Never deleted: the name stays in records of what was done. */
public record User(UserName name, PasswordHash password, Set<Role> roles, boolean disabled, Instant created) {

    public User {
        roles = Set.copyOf(roles);
    }

    boolean isEnabledAdmin() {
        return !disabled && roles.contains(Role.ADMIN);
    }
}
