package io.skywarden.proof;

import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.proof.engine.Metering;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All that a proof is judged with, laid out on this machine: the captures in an order that is the same wherever the inputs are, and the
 * judges, their engines running.
 */
public final class ProofBench implements AutoCloseable {

    private final WorkFolder work;
    private final ProofRun run;
    private final List<Signature> signatures;
    private final CaptureWork captureWork;
    private final LocalDate today;
    private final List<InEngine> engines = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();
    private final List<Judge> judges = new ArrayList<>();
    private final List<TestedCapture> captures = new ArrayList<>();

    private ProofBench(WorkFolder work, ProofRun run, CaptureWork captureWork, LocalDate today) {
        this.work = work;
        this.run = run;
        this.signatures = run.catalogue().stream().map(AuthoredSignature::signature).toList();
        this.captureWork = captureWork;
        this.today = today;
    }

    /**
     * Builds the synthetic captures and starts the engines asked for.
     *
     * @param digests the SHA-256 of a file's bytes
     * @param captureWork how the in-process judge goes through the captures
     * @param today by which known differences between judges end
     */
    public static ProofBench open(ProofRun run, EngineChoice choice, Progress progress, Function<Path, String> digests,
            CaptureWork captureWork, LocalDate today) {
        return open(run, choice, progress, digests, captureWork, today, Metering.OFF);
    }

    /** As above; the engines that can measure what their rules cost do so. */
    static ProofBench open(ProofRun run, EngineChoice choice, Progress progress, Function<Path, String> digests,
            CaptureWork captureWork, LocalDate today, Metering metering) {
        ProofBench bench = new ProofBench(WorkFolder.temporary(), run, captureWork, today);
        try {
            bench.lay(digests);
            bench.start(choice, progress, metering);
            return bench;
        } catch (RuntimeException | Error failure) {
            bench.close();
            throw failure;
        }
    }

    private void lay(Function<Path, String> digests) {
        captures.addAll(Corpus.synthetic(run.catalogue(), work.path().resolve("recipes")));
        run.captures().ifPresent(folder -> captures.addAll(Corpus.real(folder, run.truth(), digests)));
        captures.addAll(run.sent());
    }

    private void start(EngineChoice choice, Progress progress, Metering metering) {
        List<InstalledEngine> present = choice.lines().isEmpty() ? List.of() : InstalledEngine.discover();
        for (EngineChoice.Line line : choice.lines()) {
            List<InstalledEngine> found = line.among(present);
            found.forEach(engine -> engines.add(InEngine.start(
                    engine, run.templates(), signatures, run.sids(), work.path().resolve(engine.judge()), progress, metering)));
            if (found.isEmpty()) {
                notRun.add(line.absent());
            }
        }
        if (choice != EngineChoice.ALL && !notRun.isEmpty()) {
            throw new UnusableInput(notRun.getFirst());
        }
        judges.add(new InProcess(signatures, progress, captureWork));
        judges.addAll(engines);
    }

    public List<TestedCapture> captures() {
        return List.copyOf(captures);
    }

    public List<String> judges() {
        return judges.stream().map(Judge::name).toList();
    }

    /** What each judge says of some of the captures, by its name. */
    public Map<String, Map<TestedCapture, Ruling>> judged(List<TestedCapture> part) {
        Map<String, Map<TestedCapture, Ruling>> rulings = new LinkedHashMap<>();
        judges.forEach(judge -> rulings.put(judge.name(), judge.judge(part)));
        return rulings;
    }

    /** @param rulings of every judge on every capture, wherever they were made */
    public Proof concluded(Map<String, Map<TestedCapture, Ruling>> rulings) {
        Map<Judge, Map<TestedCapture, Ruling>> byJudge = new LinkedHashMap<>();
        judges.forEach(judge -> byJudge.put(judge, rulings.getOrDefault(judge.name(), Map.of())));
        return new Prover(judges, notRun, today).concluded(signatures, captures(), byJudge);
    }

    /** What the rules cost each engine on all it judged here. */
    List<EngineCost> costs() {
        return engines.stream().map(InEngine::cost).toList();
    }

    /** Likewise, on all captures and whoever judged them: engines that can measure go through them once more. */
    public List<EngineCost> measured() {
        CostTrial trial = new CostTrial(signatures, run.sids(), run.templates());
        return engines.stream().map(engine -> trial.of(engine.binary(), captures())).toList();
    }

    @Override
    public void close() {
        engines.forEach(InEngine::close);
        work.close();
    }
}
