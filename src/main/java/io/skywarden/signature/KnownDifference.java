package io.skywarden.signature;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A difference between judges that somebody has looked into: on this capture this engine names other flows than the conditions
 * do. It is excused until a day, and no longer; what is never looked at again would hide the next difference.
 *
 * @param judge a judge and as much of its version as matters: {@code suricata-8} is all of that line, {@code suricata-8.0.8} one
 * @param capture SHA-256 of its bytes, or {@link #RECIPE}
 * @param flows how many flows may differ at most, so that a hole that grows is seen
 * @param until the last day on which it is excused
 */
public record KnownDifference(String judge, String capture, int flows, String reason, LocalDate until) {

    /** Stands for the capture that is played from the signature's own recipe. */
    public static final String RECIPE = "recipe";

    private static final Pattern JUDGE = Pattern.compile("[a-z]{3,20}-[0-9]+(\\.[0-9]+){0,3}");
    private static final int SHORTEST_REASON = 10;

    public KnownDifference {
        if (!JUDGE.matcher(judge).matches()) {
            throw new MalformedSignature("judge", "'%s' is no engine with a version: suricata-8 or suricata-8.0.8".formatted(judge));
        }
        if (!capture.equals(RECIPE) && !capture.matches("[0-9a-f]{64}")) {
            throw new MalformedSignature("capture", "'%s' is neither 'recipe' nor a SHA-256: 64 of 0-9 and a-f".formatted(capture));
        }
        if (flows < 1) {
            throw new MalformedSignature("at-most", "a known difference is about at least one flow");
        }
        if (reason.strip().length() < SHORTEST_REASON) {
            throw new MalformedSignature("reason", "say in a sentence why the judges differ");
        }
    }

    /** Whether it is about the judge of this name, such as {@code suricata-8.0.8}. */
    public boolean covers(String name) {
        return name.equals(judge) || name.startsWith(judge + ".");
    }

    /** Whether nothing is excused by it any more. */
    public boolean isOver(LocalDate today) {
        return today.isAfter(until);
    }
}
