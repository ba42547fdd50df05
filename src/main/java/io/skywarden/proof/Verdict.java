package io.skywarden.proof;

import io.skywarden.signature.SignatureId;
import java.util.List;

/**
 * What a dry run says of one signature. It is told and forgotten; only a proof of the whole catalogue makes a version proven.
 *
 * @param judges who judged the recipe and the captures that were sent
 * @param notRun which judges did not, and why; absent is never "passed"
 * @param captures the recipe, then what was sent, in that order
 * @param corpus the reference captures
 * @param engines what each engine line makes of it
 */
public record Verdict(
        SignatureId signature,
        String contentHash,
        List<String> judges,
        List<String> notRun,
        List<CaptureVerdict> captures,
        CorpusVerdict corpus,
        List<EnginePreview> engines) {

    public Verdict {
        judges = List.copyOf(judges);
        notRun = List.copyOf(notRun);
        captures = List.copyOf(captures);
        engines = List.copyOf(engines);
    }

    /** Nothing speaks against it: no flow was missed or hit falsely, the judges agree, and no engine refuses its rules. */
    public boolean holds() {
        return captures.stream().allMatch(CaptureVerdict::holds)
                && corpus.telling().stream().allMatch(CaptureVerdict::holds)
                && engines.stream().noneMatch(EnginePreview::refusesRules);
    }
}
