package io.skywarden.access.http;

import io.skywarden.access.AccessFailure.Unacceptable;
import io.skywarden.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what requests give. */
final class Given {

    private Given() {}

    /** The body of a request that must have one. */
    static <T> T body(T body) {
        return required("", body);
    }

    static <T> T required(String member, T value) {
        if (value == null) {
            throw new Unacceptable(member, member.isEmpty() ? "the body is missing" : "'%s' is missing".formatted(member));
        }
        return value;
    }

    static Optional<Set<Role>> roles(String member, List<String> words) {
        return Optional.ofNullable(words).map(given -> given.stream()
                .map(word -> Role.of(word).orElseThrow(() -> new Unacceptable(member,
                        "not a role; the roles are " + Role.words(List.of(Role.values())))))
                .collect(Collectors.toUnmodifiableSet()));
    }
}
