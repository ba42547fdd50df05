package io.skywarden.proof.report;

import io.skywarden.proof.Finding;
import io.skywarden.signature.SignatureId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A finding as every format tells it.
 *
 * @param evidence the flows it speaks of; none when the whole capture is meant
 * @param place where its cause is written
 * @param known whether an earlier proof had it too
 * @param fails whether a CI system is to fail for it
 */
public record Told(Finding finding, List<Evidence> evidence, Place place, boolean known, boolean fails) {

    /** A line names so many flows; a recipe's fan may be missed in hundreds. */
    private static final int MOST_IN_LINE = 3;

    public Told {
        evidence = List.copyOf(evidence);
    }

    public Level level() {
        return Level.of(finding);
    }

    public Optional<SignatureId> signature() {
        return Level.signature(finding);
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(finding);
    }

    /** The judges it comes from. */
    String judges() {
        return switch (finding) {
            case Finding.Disagreement f -> "hit by %s, not by %s".formatted(f.hitBy(), f.missedBy());
            case Finding.FalseFlow f -> "by " + f.judge();
            case Finding.Shortfall f -> "by " + f.judge();
            case Finding.StaleDifference f -> "by " + f.judge();
            case Finding.NotJudged f -> "by " + f.judge();
        };
    }

    /** Why it is one. */
    String why() {
        return switch (finding) {
            case Finding.Disagreement _ -> judges();
            case Finding.FalseFlow f -> f.why();
            case Finding.Shortfall f -> "%d of %d expected flows".formatted(f.found(), f.expected());
            case Finding.StaleDifference f -> f.why();
            case Finding.NotJudged f -> f.why();
        };
    }

    /** In one line, with capture, flow and packet. */
    public String line() {
        String whose = signature().map(id -> id + " on ").orElse("");
        String flows = evidence.stream().limit(MOST_IN_LINE).map(Evidence::toString).collect(Collectors.joining("; "))
                + (evidence.size() > MOST_IN_LINE ? " and %d more".formatted(evidence.size() - MOST_IN_LINE) : "");
        return "%s: %s%s %s: %s%s".formatted(level().word(), whose, finding.capture(), judges(), flows,
                finding instanceof Finding.Disagreement ? "" : (flows.isEmpty() ? "" : " ") + "(" + why() + ")").strip();
    }
}
