package io.skywarden.rules;

import java.util.Arrays;

/** What a hit does to the traffic. */
public enum Policy {
    /** Tell, and let pass. */
    MONITOR("monitor", "alert");

    private final String slug;
    private final String action;

    Policy(String slug, String action) {
        this.slug = slug;
        this.action = action;
    }

    /** @throws IllegalArgumentException naming the policies there are */
    public static Policy named(String slug) {
        return Arrays.stream(values()).filter(policy -> policy.slug.equals(slug)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("no policy '%s': there is %s".formatted(
                        slug, Arrays.stream(values()).map(Policy::slug).toList())));
    }

    /** The policy's name in a path or a file name. */
    public String slug() {
        return slug;
    }

    /** The first word of a rule. */
    String action() {
        return action;
    }
}
