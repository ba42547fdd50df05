package io.skywarden.proof.report;

import io.skywarden.proof.Finding;
import io.skywarden.proof.Proof;
import io.skywarden.proof.TestedCapture;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The findings of an earlier proof, to tell what is new from what was known. */
public record Baseline(List<Entry> entries) {

    /**
     * One of them.
     *
     * @param signature empty when it is of no signature
     * @param judges each up to the first dot of its version
     * @param line for a reader
     */
    public record Entry(Fingerprint fingerprint, Level level, String signature, String capture, List<String> judges, String line) {
        public Entry {
            judges = List.copyOf(judges);
        }
    }

    public Baseline {
        entries = List.copyOf(entries);
    }

    /** All findings of an account, known ones too, in an order that changes little when they do. */
    public static Baseline of(Account account) {
        return new Baseline(account.findings().stream().map(Baseline::entry)
                .collect(Collectors.toMap(Entry::fingerprint, Function.identity(), (first, _) -> first)).values().stream()
                .sorted(Comparator.comparing(Entry::signature).thenComparing(Entry::capture).thenComparing(Entry::fingerprint)).toList());
    }

    private static Entry entry(Told told) {
        return new Entry(told.fingerprint(), told.level(), told.signature().map(Object::toString).orElse(""), told.finding().capture(),
                judges(told.finding()), told.line());
    }

    private static List<String> judges(Finding finding) {
        return switch (finding) {
            case Finding.Disagreement f -> List.of(Fingerprint.line(f.hitBy()), Fingerprint.line(f.missedBy()));
            case Finding.FalseFlow f -> List.of(Fingerprint.line(f.judge()));
            case Finding.Shortfall f -> List.of(Fingerprint.line(f.judge()));
            case Finding.StaleDifference f -> List.of(Fingerprint.line(f.judge()));
            case Finding.NotJudged f -> List.of(Fingerprint.line(f.judge()));
        };
    }

    Set<Fingerprint> fingerprints() {
        return entries.stream().map(Entry::fingerprint).collect(Collectors.toSet());
    }

    Account.Change changeTo(Proof proof) {
        Set<Fingerprint> now = proof.findings().stream().map(Fingerprint::of).collect(Collectors.toSet());
        Sought sought = Sought.in(proof);
        List<Entry> gone = entries.stream().filter(entry -> !now.contains(entry.fingerprint)).toList();
        List<Entry> vanished = gone.stream().filter(sought::again).toList();
        return new Account.Change(entries.size() - gone.size(), vanished, gone.size() - vanished.size());
    }

    /** What a proof had a chance to find. A finding is gone only if it was looked for. */
    private record Sought(Set<String> signatures, Set<String> captures, Set<String> judges, Set<String> notJudged) {

        static Sought in(Proof proof) {
            Set<String> gaveUp = proof.findings().stream().filter(Finding.NotJudged.class::isInstance).map(Finding.NotJudged.class::cast)
                    .map(f -> pair(Fingerprint.line(f.judge()), f.capture())).collect(Collectors.toCollection(HashSet::new));
            return new Sought(proof.signatures().stream().map(Object::toString).collect(Collectors.toSet()),
                    proof.tested().stream().map(TestedCapture::name).collect(Collectors.toSet()),
                    proof.judges().stream().map(Fingerprint::line).collect(Collectors.toSet()), gaveUp);
        }

        private static String pair(String judge, String capture) {
            return judge + " " + capture;
        }

        boolean again(Entry entry) {
            return (entry.signature.isEmpty() || signatures.contains(entry.signature)) && captures.contains(entry.capture)
                    && judges.containsAll(entry.judges)
                    && entry.judges.stream().noneMatch(judge -> notJudged.contains(pair(judge, entry.capture)));
        }
    }
}
