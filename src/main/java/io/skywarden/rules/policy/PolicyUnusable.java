package io.skywarden.rules.policy;

import java.util.List;

/** Policies that cannot be used as they are, with everything that is wrong with them. */
public final class PolicyUnusable extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> complaints;

    PolicyUnusable(List<String> complaints) {
        super(String.join(System.lineSeparator(), onALine(complaints)));
        this.complaints = onALine(complaints);
    }

    /** What a policy says goes to terminals and logs with them: it makes no line of its own there. */
    private static List<String> onALine(List<String> complaints) {
        return complaints.stream().map(complaint -> complaint.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]+", " ")).toList();
    }

    /** At least one: what, where, and how to mend it. */
    public List<String> complaints() {
        return complaints;
    }
}
