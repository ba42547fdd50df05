package io.skywarden.proof;

import io.skywarden.capture.CaptureReader;
import io.skywarden.proof.engine.Metering;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One proof from beginning to end, on this machine and in one go.
 *
 * @param catalogue the signatures to prove
 * @param sids the sids their rules carry
 * @param templates the folders of rule templates
 * @param captures the folder of real captures, if there is one
 * @param truth what their flows really are, if it stands elsewhere than in that folder
 * @param sent captures that came with the signatures
 */
public record ProofRun(
        Collection<AuthoredSignature> catalogue, SidLock sids, TemplateFolders templates, Optional<Path> captures, Optional<Path> truth,
        List<TestedCapture.Submitted> sent) {

    public ProofRun(Collection<AuthoredSignature> catalogue, SidLock sids, TemplateFolders templates, Optional<Path> captures, Optional<Path> truth) {
        this(catalogue, sids, templates, captures, truth, List.of());
    }

    public Proof prove(EngineChoice choice) {
        return prove(choice, Progress.NONE);
    }

    /** Does not know the day, and so excuses no difference between judges, known or not. */
    public Proof prove(EngineChoice choice, Progress progress) {
        return prove(choice, progress, CaptureWork.parallel(Optional.empty()), LocalDate.MAX);
    }

    /**
     * Makes the proof.
     *
     * @param work how the in-process judge goes through the captures
     * @param today by which known differences between judges end
     */
    public Proof prove(EngineChoice choice, Progress progress, CaptureWork work, LocalDate today) {
        return prove(choice, progress, work, today, Metering.OFF);
    }

    /** Makes the proof, and if asked has the engines measure what their rules cost them on the way. */
    public Proof prove(EngineChoice choice, Progress progress, CaptureWork work, LocalDate today, Metering metering) {
        try (ProofBench bench = ProofBench.open(this, choice, progress, file -> CaptureReader.digest(file).hex(), work, today, metering)) {
            Proof proof = bench.concluded(bench.judged(bench.captures()));
            return metering == Metering.ON ? proof.costing(bench.costs()) : proof;
        }
    }
}
