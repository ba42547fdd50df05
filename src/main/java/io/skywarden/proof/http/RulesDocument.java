package io.skywarden.proof.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.skywarden.proof.EnginePreview;
import io.skywarden.proof.engine.LoadCheck;
import io.skywarden.rules.RulePreview;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one engine makes of a signature. */
@Schema(name = "RulePreview")
@JsonInclude(Include.NON_NULL)
record RulesDocument(
        @Schema(description = "The engine's line") String engine,
        List<RuleDocument> rules,
        @Schema(description = "Why the engine cannot say it") String refusal,
        @Schema(description = "What the engine itself says of the rules") LoadDocument load,
        @Schema(description = "Why there is no load check") String notLoaded) {

    /** One rule. */
    @Schema(name = "PreviewedRule")
    record RuleDocument(
            String part,
            long sid,
            int rev,
            @Schema(description = "Whether number or revision are not given yet and may become others") boolean provisional,
            @Schema(description = "Whether it only sets a mark for another rule") boolean helper,
            String text) {

        static RuleDocument of(RulePreview.Rule rule) {
            var rendered = rule.rendered();
            return new RuleDocument(rendered.part(), rendered.sid(), rendered.rev(), rule.provisional(), rendered.helper(), rendered.text());
        }
    }

    /** The engine's own check. */
    @Schema(name = "LoadCheck")
    record LoadDocument(String version, boolean passed, int loaded, List<String> complaints, List<String> warnings) {

        static LoadDocument of(String version, LoadCheck check) {
            return new LoadDocument(version, check.passed(), check.loaded(),
                    check.complaints().stream().map(complaint -> complaint.text()).toList(), check.warnings());
        }
    }

    static RulesDocument of(EnginePreview engine) {
        return new RulesDocument(engine.preview().engine().name(), engine.preview().rules().stream().map(RuleDocument::of).toList(),
                engine.preview().refusal().orElse(null),
                engine.load().map(check -> LoadDocument.of(engine.version().orElse(""), check)).orElse(null),
                engine.trouble().orElse(null));
    }
}
