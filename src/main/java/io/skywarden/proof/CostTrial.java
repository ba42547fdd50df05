package io.skywarden.proof;

import io.skywarden.proof.engine.EngineTrouble;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.proof.engine.Metering;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What to measure the cost of rules on: the recipes of the signatures, and real captures if there are any. What the engine hits is not asked. */
public record CostTrial(Collection<AuthoredSignature> catalogue, SidLock sids, TemplateFolders templates, Optional<Path> captures) {

    /** What the rules cost that engine. */
    public EngineCost of(InstalledEngine binary) {
        Optional<String> cannot = binary.cannotMeasure();
        if (cannot.isPresent()) {
            return new EngineCost.NotMeasured(binary.judge(), cannot.get());
        }
        List<Signature> signatures = catalogue.stream().map(AuthoredSignature::signature).toList();
        try (WorkFolder work = WorkFolder.temporary();
                InEngine engine = InEngine.start(binary, templates, signatures, sids, work.path(), Progress.NONE, Metering.ON)) {
            List<TestedCapture> tested = new ArrayList<>(Corpus.synthetic(catalogue, work.path().resolve("recipes")));
            captures.ifPresent(folder -> tested.addAll(Corpus.real(folder, Optional.empty())));
            engine.judge(tested);
            return engine.cost();
        } catch (EngineTrouble refused) {
            return new EngineCost.NotMeasured(binary.judge(), "it does not run with these rules");
        }
    }
}
