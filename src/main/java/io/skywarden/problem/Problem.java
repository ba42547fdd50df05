package io.skywarden.problem;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One thing that went wrong.
 *
 * @param detail what is special to this occurrence, for a human
 * @param facts further members, for a program (RFC 9457, section 3.2)
 */
public record Problem(Kind kind, String detail, Map<String, Object> facts) {

    private static final Set<String> TAKEN = Set.of("type", "title", "status", "detail", "instance");

    public Problem {
        facts = Map.copyOf(facts);
        Set<String> clash = new TreeSet<>(facts.keySet());
        clash.retainAll(TAKEN);
        if (!clash.isEmpty()) {
            throw new IllegalArgumentException("a problem's facts may not be named " + clash);
        }
    }

    public Problem(Kind kind, String detail) {
        this(kind, detail, Map.of());
    }

    /** Asked too often; the pause goes into the document and the header {@code Retry-After}. */
    public static Problem tooManyRequests(String detail, Duration pause) {
        return new Problem(Kind.TOO_MANY_REQUESTS, detail, Map.of(ProblemAnswer.PAUSE, pause.toSeconds()));
    }
}
