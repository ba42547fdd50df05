package io.skywarden.proof;

import io.skywarden.proof.engine.EngineBinary;
import io.skywarden.proof.engine.SnortBinary;
import io.skywarden.rules.SidLock;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One proof from beginning to end: builds the synthetic captures, starts the engines asked for, hears all judges and
 * cleans up behind itself.
 *
 * @param catalogue the signatures to prove
 * @param sids the sids their rules carry
 * @param templates the folder of rule templates
 * @param captures the folder of real captures, if there is one
 * @param truth what their flows really are, if it stands elsewhere than in that folder
 * @param sent captures that came with the signatures
 */
public record ProofRun(
        Collection<AuthoredSignature> catalogue, SidLock sids, Path templates, Optional<Path> captures, Optional<Path> truth,
        List<TestedCapture.Submitted> sent) {

    public ProofRun(Collection<AuthoredSignature> catalogue, SidLock sids, Path templates, Optional<Path> captures, Optional<Path> truth) {
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
     * @param captureWork how the in-process judge goes through the captures
     * @param today by which known differences between judges end
     */
    public Proof prove(EngineChoice choice, Progress progress, CaptureWork captureWork, LocalDate today) {
        try (WorkFolder work = WorkFolder.temporary()) {
            return prove(choice, progress, captureWork, today, work.path());
        }
    }

    private Proof prove(EngineChoice choice, Progress progress, CaptureWork captureWork, LocalDate today, Path work) {
        List<InEngine> engines = new ArrayList<>();
        try {
            List<TestedCapture> tested = new ArrayList<>(Corpus.synthetic(catalogue, work.resolve("recipes")));
            captures.ifPresent(folder -> tested.addAll(Corpus.real(folder, truth)));
            tested.addAll(sent);
            List<Signature> signatures = catalogue.stream().map(AuthoredSignature::signature).toList();
            List<String> notRun = start(choice, signatures, work, engines, progress);
            List<Judge> judges = new ArrayList<>(List.of(new InProcess(signatures, progress, captureWork)));
            judges.addAll(engines);
            return new Prover(judges, notRun, today).prove(signatures, tested);
        } finally {
            engines.forEach(InEngine::close);
        }
    }

    private List<String> start(EngineChoice choice, List<Signature> signatures, Path work, List<InEngine> engines,
            Progress progress) {
        List<EngineBinary> present = choice.suricatas().isEmpty() ? List.of() : EngineBinary.discover();
        List<String> notRun = new ArrayList<>();
        for (int major : choice.suricatas()) {
            List<EngineBinary> line = present.stream().filter(binary -> binary.version().major() == major).toList();
            line.forEach(binary -> engines.add(InEngine.start(
                    binary, templates, signatures, sids, work.resolve("suricata-" + binary.version()), progress)));
            if (line.isEmpty()) {
                notRun.add("suricata-%d: not found on PATH nor in SKYWARDEN_SURICATA_%d".formatted(major, major));
            }
        }
        if (choice != EngineChoice.ALL && !notRun.isEmpty()) {
            throw new UnusableInput(notRun.getFirst());
        }
        if (choice == EngineChoice.ALL) {
            notRun.add(SnortBinary.notRun(SnortBinary.discover()));
        }
        return notRun;
    }
}
