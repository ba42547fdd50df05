package io.skywarden.proof.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.skywarden.proof.CorpusVerdict;
import io.skywarden.proof.Verdict;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A verdict as it is answered. */
@Schema(name = "Verdict", description = "What a dry run says of one signature")
@JsonInclude(Include.NON_NULL)
record VerdictDocument(
        String signature,
        @Schema(description = "By which its version would be known") String contentHash,
        @Schema(description = "Whether nothing speaks against it") boolean holds,
        @Schema(description = "holds, or does not hold") String verdict,
        @Schema(description = "Who judged the recipe and what was sent") List<String> judges,
        @Schema(description = "Which judges did not, and why") List<String> notRun,
        @Schema(description = "The recipe, then what was sent") List<CaptureDocument> captures,
        CorpusDocument corpus,
        @Schema(description = "What each engine makes of it") List<RulesDocument> rules) {

    /** What the reference captures say; heard by the in-process judge alone. */
    @Schema(name = "CorpusVerdict")
    record CorpusDocument(
            int judged,
            @Schema(description = "How many were not judged") int leftOut,
            @Schema(description = "Why they were not") String why,
            @Schema(description = "Some of their names") List<String> leftOutNames,
            @Schema(description = "Captures the proof names that are not at hand") List<String> absent,
            @Schema(description = "How many had a hit, a miss or a false flow") int telling,
            @Schema(description = "Those captures, what speaks against the signature first; at most 100") List<CaptureDocument> captures) {

        private static final int MOST = 100;

        static CorpusDocument of(CorpusVerdict corpus) {
            return new CorpusDocument(corpus.judged(), corpus.leftOut().size(), corpus.why(), corpus.leftOut().stream().limit(MOST).toList(),
                    corpus.absent(), corpus.telling().size(),
                    corpus.telling().stream().sorted(Comparator.comparing(capture -> capture.holds())).limit(MOST)
                            .map(CaptureDocument::of).toList());
        }
    }

    static VerdictDocument of(Verdict verdict) {
        return new VerdictDocument(verdict.signature().value(), verdict.contentHash(), verdict.holds(),
                verdict.holds() ? "holds" : "does not hold", verdict.judges(), verdict.notRun(),
                verdict.captures().stream().map(CaptureDocument::of).toList(), CorpusDocument.of(verdict.corpus()),
                verdict.engines().stream().map(RulesDocument::of).toList());
    }
}
