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

/** Signatures whose rules engines are to measure. What the engines hit is not asked. */
public record CostTrial(Collection<Signature> signatures, SidLock sids, TemplateFolders templates) {

    /** What the rules cost that engine on the recipes of the signatures, and on real captures if there are any. */
    public static EngineCost of(InstalledEngine binary, Collection<AuthoredSignature> catalogue, SidLock sids, TemplateFolders templates,
            Optional<Path> captures) {
        try (WorkFolder work = WorkFolder.temporary()) {
            List<TestedCapture> tested = new ArrayList<>(Corpus.synthetic(catalogue, work.path()));
            captures.ifPresent(folder -> tested.addAll(Corpus.real(folder, Optional.empty())));
            return new CostTrial(catalogue.stream().map(AuthoredSignature::signature).toList(), sids, templates).of(binary, tested);
        }
    }

    /** What the rules cost that engine on these captures. */
    EngineCost of(InstalledEngine binary, List<TestedCapture> captures) {
        Optional<String> cannot = binary.cannotMeasure();
        if (cannot.isPresent()) {
            return new EngineCost.NotMeasured(binary.judge(), cannot.get());
        }
        try (WorkFolder work = WorkFolder.temporary();
                InEngine engine = InEngine.start(binary, templates, signatures, sids, work.path(), Progress.NONE, Metering.ON)) {
            engine.judge(captures);
            return engine.cost();
        } catch (EngineTrouble refused) {
            return new EngineCost.NotMeasured(binary.judge(), "it does not run with these rules");
        }
    }
}
