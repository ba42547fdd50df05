package io.skywarden.rules;

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

    /** The policy's name in a path or a file name. */
    public String slug() {
        return slug;
    }

    /** The first word of a rule. */
    String action() {
        return action;
    }
}
