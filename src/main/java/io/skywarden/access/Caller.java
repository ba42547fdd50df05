package io.skywarden.access;

import java.util.Set;

/** Who shows a good token, and what may be done with it. */
public record Caller(String name, Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }
}
