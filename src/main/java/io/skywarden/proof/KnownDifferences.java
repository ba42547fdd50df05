package io.skywarden.proof;

import io.skywarden.proof.Finding.Disagreement;
import io.skywarden.proof.Finding.FalseFlow;
import io.skywarden.proof.Finding.NotJudged;
import io.skywarden.proof.Finding.Shortfall;
import io.skywarden.proof.Finding.StaleDifference;
import io.skywarden.signature.KnownDifference;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The differences between judges that signatures own up to, held against those that were found on one capture. */
final class KnownDifferences {

    /** @param findings what is not excused, and what excuses nothing; {@code excused} one line each for people */
    record Outcome(List<Finding> findings, List<String> excused) {}

    private final Collection<Signature> signatures;
    private final LocalDate today;

    KnownDifferences(Collection<Signature> signatures, LocalDate today) {
        this.signatures = signatures;
        this.today = today;
    }

    /**
     * Takes out what is excused.
     *
     * @param judged the names of all who judged the capture: of the others nothing can be said
     */
    Outcome excuse(TestedCapture capture, Set<String> judged, List<Finding> found) {
        List<Finding> left = new ArrayList<>(found);
        List<String> excused = new ArrayList<>();
        for (Signature signature : signatures) {
            for (KnownDifference known : signature.expectations().differences()) {
                if (isAbout(known, signature.id(), capture)) {
                    judged.stream().filter(known::covers).forEach(judge -> apply(known, signature.id(), capture, judge, left, excused));
                }
            }
        }
        return new Outcome(left, excused);
    }

    private void apply(KnownDifference known, SignatureId id, TestedCapture capture, String judge, List<Finding> left, List<String> excused) {
        List<Finding> same = left.stream().filter(finding -> finding instanceof Disagreement other && other.signature().equals(id)
                && (other.hitBy().equals(judge) || other.missedBy().equals(judge))).toList();
        if (known.isOver(today)) {
            left.add(new StaleDifference(capture.name(), id, judge, "it was excused until " + known.until()
                    + ": look into it again, then mend the signature or set another day"));
        } else if (same.isEmpty()) {
            left.add(new StaleDifference(capture.name(), id, judge, "the judges do not differ here: take it out"));
        } else if (same.size() > known.flows()) {
            left.add(new StaleDifference(capture.name(), id, judge,
                    "%d flows differ and it is about at most %d".formatted(same.size(), known.flows())));
        } else {
            left.removeAll(same);
            left.removeIf(finding -> follows(finding, id, judge, known.flows(), same));
            excused.add("%s on %s by %s: %d flows differ, known until %s: %s"
                    .formatted(id, capture.name(), judge, same.size(), known.until(), known.reason()));
        }
    }

    /** What a judge misses it also falls short of, and what it hits beyond the conditions may be a false flow. */
    private static boolean follows(Finding finding, SignatureId id, String judge, int flows, List<Finding> same) {
        return switch (finding) {
            case Shortfall f -> f.signature().equals(id) && f.judge().equals(judge) && f.expected() - f.found() <= flows;
            case FalseFlow f -> f.signature().equals(id) && f.judge().equals(judge) && same.stream().anyMatch(
                    each -> each instanceof Disagreement other && FlowTuple.of(other.flow()).equals(FlowTuple.of(f.flow())));
            case Disagreement _, StaleDifference _, NotJudged _ -> false;
        };
    }

    private static boolean isAbout(KnownDifference known, SignatureId id, TestedCapture capture) {
        return switch (capture) {
            case TestedCapture.Synthetic synthetic -> synthetic.of().equals(id) && known.capture().equals(KnownDifference.RECIPE);
            case TestedCapture.Real real -> real.digest().equals(known.capture());
            case TestedCapture.Submitted sent -> sent.digest().equals(known.capture());
        };
    }
}
