package io.skywarden.rules.policy;

import java.util.Locale;

/** What a hit does to the traffic, mildest first. An engine that only listens treats all of them as an alert. */
public enum Action {
    /** Tell, and let pass. */
    ALERT,
    /** Tell, and let nothing more of the flow pass. */
    DROP,
    /** Drop, and tell both ends that the flow is over. */
    REJECT;

    /** The word in a policy, and the first word of a rule. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
