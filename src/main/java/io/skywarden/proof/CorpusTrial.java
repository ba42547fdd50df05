package io.skywarden.proof;

import io.skywarden.signature.Expectations.InCapture;
import io.skywarden.signature.Signature;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The reference captures of a machine, to hold one signature against as far as the bounds allow. */
final class CorpusTrial {

    private final Optional<Path> folder;
    private final DryRunBounds bounds;
    private final CaptureWork work;
    private final InstantSource clock;
    private final KnownDigests digests = new KnownDigests();

    CorpusTrial(Optional<Path> folder, DryRunBounds bounds, CaptureWork work, InstantSource clock) {
        this.folder = folder;
        this.bounds = bounds;
        this.work = work;
        this.clock = clock;
    }

    CorpusVerdict of(Signature signature) {
        List<TestedCapture> captures = inOrder(signature);
        TimeLimit limit = TimeLimit.of(clock, bounds.corpusTime());
        Prover prover = new Prover(List.of(new InProcess(List.of(signature), Progress.NONE, work, limit)), List.of());
        List<CaptureVerdict> judged = new ArrayList<>();
        int most = Math.min(captures.size(), bounds.corpusCaptures());
        while (judged.size() < most && !limit.passed()) {
            judged.add(CaptureJudgement.of(signature, captures.get(judged.size()), prover));
        }
        return verdict(signature, captures, judged);
    }

    private CorpusVerdict verdict(Signature signature, List<TestedCapture> captures, List<CaptureVerdict> judged) {
        List<String> leftOut = new ArrayList<>(captures.stream().skip(judged.size()).map(TestedCapture::name).toList());
        judged.stream().filter(verdict -> !verdict.notJudged().isEmpty()).map(CaptureVerdict::name).forEach(leftOut::add);
        List<CaptureVerdict> whole = judged.stream().filter(verdict -> verdict.notJudged().isEmpty()).toList();
        return new CorpusVerdict(whole.size(), whole.stream().filter(CorpusTrial::telling).toList(), leftOut,
                leftOut.isEmpty() ? "" : why(judged), absent(signature, captures));
    }

    private String why(List<CaptureVerdict> judged) {
        return judged.size() >= bounds.corpusCaptures()
                ? "a dry run judges at most %d of them".formatted(bounds.corpusCaptures())
                : "a dry run goes on with them for at most %d s, and leaves out what cannot be read".formatted(bounds.corpusTime().toSeconds());
    }

    private static boolean telling(CaptureVerdict verdict) {
        return !verdict.hits().isEmpty() || !verdict.holds();
    }

    /** What the signature's own proof names comes first, then what must stay silent: when time runs out they have been judged. */
    private List<TestedCapture> inOrder(Signature signature) {
        Set<String> named = signature.expectations().captures().stream().map(InCapture::digest).collect(Collectors.toSet());
        return folder.map(path -> Corpus.real(path, Optional.empty(), digests::of)).orElse(List.of()).stream()
                .sorted(Comparator.comparing((TestedCapture capture) -> rank(capture, named)).thenComparing(TestedCapture::name)).toList();
    }

    private static int rank(TestedCapture capture, Set<String> named) {
        return switch (capture) {
            case TestedCapture.Real real when named.contains(real.digest()) -> 0;
            case TestedCapture.Real real when real.innocent() -> 1;
            case TestedCapture.Real _, TestedCapture.Synthetic _, TestedCapture.Submitted _ -> 2;
        };
    }

    private static List<String> absent(Signature signature, List<TestedCapture> captures) {
        Set<String> present = captures.stream().filter(TestedCapture.Real.class::isInstance)
                .map(capture -> ((TestedCapture.Real) capture).digest()).collect(Collectors.toSet());
        return signature.expectations().captures().stream().filter(expected -> !present.contains(expected.digest()))
                .map(expected -> "%s (sha256 %s)".formatted(expected.name(), expected.digest())).distinct().sorted().toList();
    }
}
