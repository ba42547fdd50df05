package io.skywarden.proof;

import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.proof.engine.LoadCheck;
import io.skywarden.proof.engine.LoadComplaint;
import io.skywarden.rules.Engine;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.Refusal;
import io.skywarden.rules.RenderedRule;
import io.skywarden.rules.Rendering;
import io.skywarden.rules.RuleRenderer;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an engine says of the whole rule file when it loads it: all errors at once, each with the signature it is about.
 *
 * @param engine such as {@code suricata-8.0.8}
 * @param leftOut signatures the engine's rules cannot say
 * @param cost what the rules cost it, if that was asked
 */
public record RuleFileCheck(String engine, LoadCheck load, List<Refused> refused, List<Refusal> leftOut, EngineCost cost) {

    private static final int EXCERPT = 160;
    /** What an engine says once more after all it has to say. */
    private static final String SUMMARY = "Loading signatures failed.";

    /**
     * One error.
     *
     * @param rule the rule it is about, if it is about one
     * @param line of the rule file, the first is 1
     */
    public record Refused(Optional<RenderedRule> rule, OptionalInt line, String why) {

        /** One line for people; a long rule is cut short. */
        public String told() {
            return rule.map(about -> "refused       %s (%s), sid %d, line %d: %s%n              %s".formatted(about.signature(), about.part(),
                    about.sid(), line.orElse(0), why, excerpt(about.text()))).orElse("refused       " + why);
        }

        private static String excerpt(String text) {
            return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
        }
    }

    public RuleFileCheck {
        refused = List.copyOf(refused);
        leftOut = List.copyOf(leftOut);
    }

    /** Renders the signatures for that engine and lets it load them, once. */
    public static RuleFileCheck of(InstalledEngine binary, TemplateFolders templates, Collection<Signature> signatures, SidLock sids) {
        Engine line = Engine.forVersion(templates, binary.judge());
        Rendering rendering = new RuleRenderer(line, Policy.MONITOR, sids).render(signatures);
        try (WorkFolder work = WorkFolder.temporary()) {
            Path file = Files.writeString(work.path().resolve(line.name() + ".rules"), rendering.text());
            LoadCheck load = binary.check(file, work.path());
            return new RuleFileCheck(binary.judge(), load,
                    load.complaints().stream().filter(complaint -> !complaint.text().equals(SUMMARY)).map(complaint -> refused(complaint, rendering)).toList(), rendering.refusals(), cost(binary));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write rules below the temporary folder", e);
        }
    }

    /** By its line, for a rule that cannot be parsed may have a sid the engine never came to. */
    private static Refused refused(LoadComplaint complaint, Rendering rendering) {
        int line = complaint.line().orElse(0);
        Optional<RenderedRule> rule = line < 1 || line > rendering.rules().size()
                ? Optional.empty() : Optional.of(rendering.rules().get(line - 1));
        return new Refused(rule, complaint.line(), complaint.text());
    }

    private static EngineCost cost(InstalledEngine binary) {
        return new EngineCost.NotMeasured(binary.judge(), binary.cannotMeasure().orElse("--cost measures it"));
    }

    /** With what the rules cost, which was measured since. */
    public RuleFileCheck costing(EngineCost measured) {
        return new RuleFileCheck(engine, load, refused, leftOut, measured);
    }

    /** Whether the engine would start with this file. */
    public boolean holds() {
        return load.passed() && load.failed() == 0;
    }
}
