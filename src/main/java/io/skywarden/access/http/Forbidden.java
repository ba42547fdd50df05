package io.skywarden.access.http;

import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The problem that a caller is known but may not, with the roles that would do. */
final class Forbidden {

    private Forbidden() {}

    static Problem naming(Collection<String> roles) {
        List<String> sorted = roles.stream().sorted().toList();
        return new Problem(Kind.FORBIDDEN, sorted.isEmpty() ? "nobody may do this"
                : "this takes one of the roles %s, within the scopes of your token".formatted(String.join(", ", sorted)),
                Map.of("roles", sorted));
    }
}
