package io.skywarden.rules.policy;

import java.util.List;
import java.util.stream.Stream;

/** Policies that cannot be used as they are, with everything that is wrong with them. */
public final class PolicyUnusable extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    private final transient List<String> complaints;

    PolicyUnusable(List<String> complaints) {
        super(String.join(System.lineSeparator(), told(complaints)));
        this.complaints = told(complaints);
    }

    /** What a policy says goes to terminals and logs with them: it makes no line of its own there, and no flood. */
    private static List<String> told(List<String> complaints) {
        Stream<String> more = complaints.size() <= MOST ? Stream.empty()
                : Stream.of("%d more complaints: mend these first".formatted(complaints.size() - MOST));
        return Stream.concat(complaints.stream().limit(MOST), more)
                .map(complaint -> complaint.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]+", " ")).toList();
    }

    /** At least one: what, where, and how to mend it. */
    public List<String> complaints() {
        return complaints;
    }
}
