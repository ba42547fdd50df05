package io.skywarden.rules.policy;

import java.util.List;

/** Policies that cannot be used as they are, with everything that is wrong with them. */
public final class PolicyUnusable extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> complaints;

    PolicyUnusable(List<String> complaints) {
        super(String.join(System.lineSeparator(), complaints));
        this.complaints = List.copyOf(complaints);
    }

    /** At least one: what, where, and how to mend it. */
    public List<String> complaints() {
        return complaints;
    }
}
