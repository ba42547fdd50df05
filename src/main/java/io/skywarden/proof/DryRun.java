package io.skywarden.proof;

import io.skywarden.capture.SentCapture;
import io.skywarden.capture.recipe.MalformedRecipe;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.rules.Engine;
import io.skywarden.rules.RulePreview;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds one signature against its recipe, captures sent with it and the reference captures, and shows its rules. Nothing of it
 * is stored: all it writes lies in a folder that is gone when it answers.
 */
public final class DryRun {

    private final TemplateFolders templates;
    private final List<InstalledEngine> engines;
    private final CorpusTrial corpus;
    private final Path workFolder;
    private final DryRunBounds bounds;
    private final InstantSource clock;

    /**
     * @param captures the folder of reference captures, if there is one
     * @param engines those found on this machine
     * @param workFolder where it may write while it runs
     * @param captureWork how it goes through the reference captures
     */
    public DryRun(TemplateFolders templates, Optional<Path> captures, List<? extends InstalledEngine> engines, Path workFolder, DryRunBounds bounds,
            CaptureWork captureWork, InstantSource clock) {
        this.templates = templates;
        this.engines = List.copyOf(engines);
        this.corpus = new CorpusTrial(captures, bounds, captureWork, clock);
        this.workFolder = workFolder;
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * Tries a signature.
     *
     * @param sids the numbers there are; they stay as they are
     * @throws MalformedRecipe with every complaint about its recipe
     */
    public Verdict of(AuthoredSignature authored, SidLock sids, List<SentCapture> sent) {
        Recipe.parse("recipe", authored.text().recipe());
        try (WorkFolder work = WorkFolder.below(workFolder);
                EngineTrial trial = new EngineTrial(authored.signature(), templates, work.path())) {
            List<EnginePreview> previews = RulePreview.of(authored.signature(), sids, Engine.all(templates)).stream()
                    .map(preview -> trial.tried(preview, engines)).toList();
            List<TestedCapture> captures = new ArrayList<>(Corpus.synthetic(List.of(authored), work.path().resolve("recipe")));
            sent.forEach(capture -> captures.add(TestedCapture.Submitted.of(capture, authored.signature().id())));
            List<Judge> judges = judges(authored.signature(), trial);
            Prover prover = new Prover(judges, trial.notRun(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            return new Verdict(authored.signature().id(), authored.contentHash(), judges.stream().map(Judge::name).toList(),
                    trial.notRun(), captures.stream().map(capture -> CaptureJudgement.of(authored.signature(), capture, prover)).toList(),
                    corpus.of(authored.signature()), previews);
        }
    }

    private List<Judge> judges(Signature signature, EngineTrial trial) {
        TimeLimit limit = TimeLimit.of(clock, bounds.time());
        List<Judge> judges = new ArrayList<>(List.of(new InProcess(List.of(signature), Progress.NONE, CaptureWork.PLAIN, limit)));
        trial.running().forEach(engine -> judges.add(new WithinTime(engine, limit)));
        return judges;
    }
}
