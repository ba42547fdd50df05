package io.skywarden.proof.job;

import io.skywarden.catalogue.AttachedCapture;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.proof.AttachedFiles;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.EngineChoice;
import io.skywarden.proof.Progress;
import io.skywarden.proof.ProofBench;
import io.skywarden.proof.ProofInputs;
import io.skywarden.proof.ProofRun;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job laid out on this machine: its bench, and the files of the captures that came with versions.
 *
 * @param inputs by which the result is found
 */
record LaidOut(List<AuthoredSignature> signatures, Map<SignatureId, List<AttachedCapture>> attached, String inputs, AttachedFiles files,
        ProofBench bench) implements AutoCloseable {

    static LaidOut of(ProofJob job, Catalogue catalogue, ProofPlace place, Circumstances circumstances) {
        JobPlan plan = JobPlan.parse(job.plan());
        List<AuthoredSignature> signatures = new ArrayList<>();
        Map<SignatureId, List<AttachedCapture>> attached = new LinkedHashMap<>();
        plan.versions().forEach(version -> {
            signatures.add(catalogue.version(version.id(), version.number()).content());
            List<AttachedCapture> captures = catalogue.captures(version.id(), version.number());
            if (!captures.isEmpty()) {
                attached.put(version.id(), captures);
            }
        });
        AttachedFiles files = AttachedFiles.of(catalogue, attached);
        try {
            ProofRun run = new ProofRun(signatures, plan.sids(), place.templates(), place.captures(), Optional.empty(), files.captures());
            return new LaidOut(signatures, attached, ProofInputs.digest(run, job.circumstances(), job.day()), files,
                    ProofBench.open(run, EngineChoice.ALL, Progress.NONE, circumstances::fileDigest, place.captureWork(), job.day()));
        } catch (RuntimeException failure) {
            files.close();
            throw failure;
        }
    }

    /** The circumstances of one of its signatures. */
    String under(String common, SignatureId id) {
        return Circumstances.with(common, attached.getOrDefault(id, List.of()));
    }

    @Override
    public void close() {
        bench.close();
        files.close();
    }
}
