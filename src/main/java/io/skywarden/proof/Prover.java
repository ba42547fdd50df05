package io.skywarden.proof;

import io.skywarden.proof.Finding.NotJudged;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds signatures against captures before several judges and says what is not as it should be. */
public final class Prover {

    private final List<Judge> judges;
    private final List<String> notRun;
    private final LocalDate today;

    /** Does not know the day, and so excuses no difference between judges, known or not. */
    public Prover(List<Judge> judges, List<String> notRun) {
        this(judges, notRun, LocalDate.MAX);
    }

    /**
     * With these judges.
     *
     * @param notRun judges that were asked for but are absent, each with the reason
     * @param today by which known differences end
     */
    public Prover(List<Judge> judges, List<String> notRun, LocalDate today) {
        if (judges.isEmpty()) {
            throw new UnusableInput("no judge is at hand: " + String.join("; ", notRun));
        }
        this.judges = List.copyOf(judges);
        this.notRun = List.copyOf(notRun);
        this.today = today;
    }

    public Proof prove(Collection<Signature> signatures, List<TestedCapture> captures) {
        Map<Judge, Map<TestedCapture, Ruling>> rulings = new LinkedHashMap<>();
        judges.forEach(judge -> rulings.put(judge, judge.judge(captures)));
        return concluded(signatures, captures, rulings);
    }

    /** What follows from rulings that were made before, each judge's on each capture. */
    Proof concluded(Collection<Signature> signatures, List<TestedCapture> captures, Map<Judge, Map<TestedCapture, Ruling>> rulings) {
        List<Finding> findings = new ArrayList<>();
        List<String> excused = new ArrayList<>();
        KnownDifferences known = new KnownDifferences(signatures, today);
        captures.forEach(capture -> {
            var outcome = known.excuse(capture, judging(capture, rulings), findings(signatures, capture, rulings));
            findings.addAll(outcome.findings());
            excused.addAll(outcome.excused());
        });
        Set<SignatureId> retired = signatures.stream().filter(s -> s.state() instanceof State.Retired)
                .map(Signature::id).collect(Collectors.toSet());
        Map<TestedCapture, Ruling> first = rulings.get(judges.getFirst());
        Map<Boolean, List<CaptureHit>> hits = captures.stream()
                .flatMap(capture -> hits(first.get(capture)).stream().map(hit -> new CaptureHit(capture.name(), hit)))
                .collect(Collectors.partitioningBy(hit -> retired.contains(hit.hit().signature())));
        return new Proof(judges.stream().map(Judge::name).toList(), notRun, signatures.stream().map(Signature::id).toList(),
                List.copyOf(captures), hits.get(false), hits.get(true), damaged(captures, rulings), absent(signatures, captures), excused, findings, List.of());
    }

    private static Set<String> judging(TestedCapture capture, Map<Judge, Map<TestedCapture, Ruling>> rulings) {
        return rulings.entrySet().stream().filter(ruled -> ruled.getValue().get(capture) instanceof Ruling.Judged)
                .map(ruled -> ruled.getKey().name()).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Finding> findings(
            Collection<Signature> signatures, TestedCapture capture, Map<Judge, Map<TestedCapture, Ruling>> rulings) {
        List<Finding> findings = new ArrayList<>();
        Map<Judge, List<Hit>> judged = new LinkedHashMap<>();
        rulings.forEach((judge, ruled) -> {
            switch (ruled.get(capture)) {
                case Ruling.Judged(var hits, var _) -> judged.put(judge, hits);
                case Ruling.Unsupported _ -> { }
                case Ruling.GaveUp(String why) -> findings.add(new NotJudged(judge.name(), capture.name(), why));
            }
        });
        judged.forEach((judge, hits) -> findings.addAll(new Expected(judge.name(), capture, hits).compare(
                signatures.stream().filter(signature -> !judge.cannotSay().contains(signature.id())).toList())));
        List<Judge> order = List.copyOf(judged.keySet());
        for (int i = 1; i < order.size(); i++) {
            findings.addAll(agreement(capture, order.getFirst(), order.get(i), judged));
        }
        return findings;
    }

    private static List<Finding> agreement(TestedCapture capture, Judge one, Judge other, Map<Judge, List<Hit>> judged) {
        return Agreement.between(capture.name(), one.name(), sayable(judged.get(one), other), other.name(),
                sayable(judged.get(other), one));
    }

    private static List<Hit> sayable(List<Hit> hits, Judge other) {
        return hits.stream().filter(hit -> !other.cannotSay().contains(hit.signature())).toList();
    }

    private static List<Hit> hits(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Judged(var hits, var _) -> hits;
            case Ruling.Unsupported _, Ruling.GaveUp _ -> List.of();
        };
    }

    private static List<String> damaged(List<TestedCapture> captures, Map<Judge, Map<TestedCapture, Ruling>> rulings) {
        return rulings.entrySet().stream().flatMap(ruled -> captures.stream().flatMap(capture ->
                remark(ruled.getValue().get(capture)).map(why -> "%s by %s: %s".formatted(capture.name(), ruled.getKey().name(), why))
                        .stream())).toList();
    }

    private static Optional<String> remark(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Judged(var _, var damage) -> damage;
            case Ruling.Unsupported(String why) -> Optional.of("not judged: " + why);
            case Ruling.GaveUp _ -> Optional.empty();
        };
    }

    private static List<String> absent(Collection<Signature> signatures, List<TestedCapture> captures) {
        Set<String> present = captures.stream().filter(TestedCapture.Real.class::isInstance)
                .map(capture -> ((TestedCapture.Real) capture).digest()).collect(Collectors.toSet());
        return signatures.stream().flatMap(signature -> signature.expectations().captures().stream())
                .filter(expected -> !present.contains(expected.digest()))
                .map(expected -> "%s (sha256 %s)".formatted(expected.name(), expected.digest())).distinct().sorted().toList();
    }
}
