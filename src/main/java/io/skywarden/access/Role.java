package io.skywarden.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A power. Submitting, approving and publishing are different ones, and none includes another. */
public enum Role {
    /** Drafts and submits. */
    ANALYST,
    /** Approves and sends back. */
    REVIEWER,
    /** Activates, retires and releases. */
    PUBLISHER,
    /** Reads the audit chain. */
    AUDITOR,
    /** Manages users and tokens. */
    ADMIN;

    /** The roles as constants, for annotations. */
    public static final class Name {
        public static final String ANALYST = "analyst";
        public static final String REVIEWER = "reviewer";
        public static final String PUBLISHER = "publisher";
        public static final String AUDITOR = "auditor";
        public static final String ADMIN = "admin";

        private Name() {}
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the order of the roles, with commas between them. */
    public static String words(Collection<Role> roles) {
        return roles.stream().distinct().sorted().map(Role::word).collect(Collectors.joining(","));
    }

    /** What {@link #words} has written. */
    public static Set<Role> read(String words) {
        return Arrays.stream(words.split(",")).filter(word -> !word.isEmpty())
                .map(word -> of(word).orElseThrow(() -> new IllegalArgumentException("'%s' is no role".formatted(word))))
                .collect(Collectors.toUnmodifiableSet());
    }
}
