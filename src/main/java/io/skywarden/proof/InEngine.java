package io.skywarden.proof;

import io.skywarden.capture.FlowKey;
import io.skywarden.proof.engine.EngineAlert;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.proof.engine.EngineResult;
import io.skywarden.proof.engine.Metering;
import io.skywarden.proof.engine.RunningEngine;
import io.skywarden.rules.Engine;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.Refusal;
import io.skywarden.rules.RenderedRule;
import io.skywarden.rules.Rendering;
import io.skywarden.rules.RuleRenderer;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The judge that is a real engine with the rendered rules, one process for all captures. */
public final class InEngine implements Judge, AutoCloseable {

    /** What both lines print of a sound capture whose link they do not decode; there is no code for it. */
    private static final String UNSUPPORTED_LINK = "not (yet) supported";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final InstalledEngine binary;
    private final RunningEngine engine;
    private final List<RenderedRule> rules;
    private final Map<Long, SignatureId> alerts;
    private final Set<SignatureId> refused;
    private final Progress progress;

    private InEngine(InstalledEngine binary, RunningEngine engine, Rendering rendering, Progress progress) {
        this.binary = binary;
        this.engine = engine;
        this.progress = progress;
        this.rules = rendering.rules();
        this.alerts = rendering.rules().stream().filter(rule -> !rule.helper())
                .collect(Collectors.toMap(RenderedRule::sid, RenderedRule::signature, (one, _) -> one));
        this.refused = rendering.refusals().stream().map(Refusal::signature).collect(Collectors.toUnmodifiableSet());
    }

    /** Renders the signatures for that engine, also the retired ones, and starts it with them. */
    public static InEngine start(
            InstalledEngine binary, TemplateFolders templates, Collection<Signature> signatures, SidLock sids, Path workFolder, Progress progress) {
        return start(binary, templates, signatures, sids, workFolder, progress, Metering.OFF);
    }

    /** As above; what its rules cost is measured if the engine can. */
    static InEngine start(InstalledEngine binary, TemplateFolders templates, Collection<Signature> signatures, SidLock sids, Path workFolder,
            Progress progress, Metering metering) {
        return start(binary, templates, Policy.MONITOR, signatures, sids, workFolder, progress, metering);
    }

    /** Renders under another policy: a judge of what that policy does. */
    static InEngine start(InstalledEngine binary, TemplateFolders templates, Policy policy, Collection<Signature> signatures, SidLock sids,
            Path workFolder, Progress progress) {
        return start(binary, templates, policy, signatures, sids, workFolder, progress, Metering.OFF);
    }

    private static InEngine start(InstalledEngine binary, TemplateFolders templates, Policy policy, Collection<Signature> signatures, SidLock sids,
            Path workFolder, Progress progress, Metering metering) {
        Engine line = Engine.forVersion(templates, binary.judge());
        Rendering rendering = new RuleRenderer(line, policy, sids).render(signatures);
        try {
            Files.createDirectories(workFolder);
            Path rules = Files.writeString(workFolder.resolve(line.name() + ".rules"), rendering.text());
            return new InEngine(binary, binary.start(rules, workFolder, START_LIMIT, metering), rendering, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the rules below " + workFolder, e);
        }
    }

    @Override
    public String name() {
        return binary.judge();
    }

    @Override
    public Set<SignatureId> cannotSay() {
        return refused;
    }

    @Override
    public Map<TestedCapture, Ruling> judge(List<TestedCapture> captures) {
        Map<TestedCapture, Ruling> rulings = new LinkedHashMap<>();
        Map<Path, EngineResult> results = engine.judge(captures.stream().map(TestedCapture::file).toList(),
                done -> progress.judged(name(), done, captures.size()));
        captures.forEach(capture -> rulings.put(capture, ruling(results.get(capture.file()))));
        return rulings;
    }

    private Ruling ruling(EngineResult result) {
        return switch (result) {
            case EngineResult.Judged judged -> new Ruling.Judged(hits(judged.alerts()), judged.damage());
            case EngineResult.GaveUp(String why) when why.contains(UNSUPPORTED_LINK) -> new Ruling.Unsupported(why);
            case EngineResult.GaveUp(String why) -> new Ruling.GaveUp(why);
        };
    }

    private List<Hit> hits(List<EngineAlert> found) {
        Map<String, Hit> first = new LinkedHashMap<>();
        for (EngineAlert alert : found) {
            SignatureId signature = alerts.get(alert.sid());
            if (signature != null) {
                alert.flow().key().ifPresent(key -> first.putIfAbsent(claim(signature, key), new Hit(signature, key, alert.packet())));
            }
        }
        return List.copyOf(first.values());
    }

    private static String claim(SignatureId signature, FlowKey key) {
        return signature + " " + FlowTuple.of(key);
    }

    InstalledEngine binary() {
        return binary;
    }

    /** What its rules have cost on all it judged. */
    EngineCost cost() {
        return EngineCost.of(name(), engine.costs(), rules);
    }

    @Override
    public void close() {
        engine.close();
    }
}
