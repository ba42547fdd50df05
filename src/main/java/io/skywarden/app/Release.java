package io.skywarden.app;

import io.skywarden.bundle.Bundle;
import io.skywarden.bundle.BundleName;
import io.skywarden.bundle.BundleReader;
import io.skywarden.bundle.Bundler;
import io.skywarden.bundle.Channel;
import io.skywarden.catalogue.AttachedCapture;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.proof.AttachedFiles;
import io.skywarden.proof.CaptureWork;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.Corpus;
import io.skywarden.proof.EngineChoice;
import io.skywarden.proof.InProcess;
import io.skywarden.proof.Proof;
import io.skywarden.proof.ProofFacts;
import io.skywarden.proof.ProofInputs;
import io.skywarden.proof.ProofRecord;
import io.skywarden.proof.ProofRecords;
import io.skywarden.proof.ProofReport;
import io.skywarden.proof.ProofRun;
import io.skywarden.proof.Prover;
import io.skywarden.repository.Published;
import io.skywarden.repository.Publisher;
import io.skywarden.repository.Repository;
import io.skywarden.repository.TargetName;
import io.skywarden.rules.Engine;
import io.skywarden.rules.Policy;
import io.skywarden.rules.SidBook;
import io.skywarden.rules.SidLock;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** From the tree of signatures to published bundles: prove, render, freeze, sign. What is unproven is never published. */
@Singleton
final class Release {

    private static final Logger LOG = Logger.getLogger("io.skywarden.release");
    private static final int MOST_FINDINGS = 20;
    private static final int CAPTURES_BETWEEN_LINES = 100;

    private final Settings settings;
    private final Catalogue catalogue;
    private final Repository repository;
    private final Publisher publisher;
    private final ProofRecords records;
    private final ProofFacts facts;
    private final Circumstances circumstances;
    private final TreeSids treeSids;
    private final SidBook sids;
    private final CaptureWork work;
    private final Clock clock;

    Release(Settings settings, Catalogue catalogue, Repository repository, Publisher publisher, ProofRecords records, ProofFacts facts, Circumstances circumstances, TreeSids treeSids,
            SidBook sids, CaptureWork work, Clock clock) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.repository = repository;
        this.publisher = publisher;
        this.records = records;
        this.facts = facts;
        this.circumstances = circumstances;
        this.treeSids = treeSids;
        this.sids = sids;
        this.work = work;
        this.clock = clock;
    }

    /** What is published now; empty when the signatures are not proven and nothing was published before. */
    Optional<Published> run() {
        List<AuthoredSignature> catalogue = this.catalogue.inForce().stream().map(SignatureVersion::content).toList();
        if (catalogue.isEmpty()) {
            LOG.error("nothing new is published: no signature is in force");
            return repository.published();
        }
        SidLock numbers = sids(catalogue);
        if (!isProven(catalogue, numbers)) {
            LOG.error("nothing new is published: mend the signatures named above and start again");
            return repository.published();
        }
        Published published = publisher.publish(bundles(catalogue, numbers));
        LOG.infof("%s: targets version %d, timestamp good until %s",
                published.changed() ? "published" : "nothing to publish, all is as it was", published.targets(), published.expires());
        return Optional.of(published);
    }

    /** What the tree's file gave, then numbers for what is new. They are kept in the database. */
    private SidLock sids(List<AuthoredSignature> catalogue) {
        treeSids.merge();
        List<SidLock.Line> before = sids.current().lines();
        SidLock now = sids.allocate(catalogue.stream().map(AuthoredSignature::signature).toList());
        long changed = now.lines().stream().filter(line -> !before.contains(line)).count();
        if (changed > 0) {
            LOG.infof("%d sids or revisions recorded that the tree's sids.lock does not know", changed);
        }
        return now;
    }

    private boolean isProven(List<AuthoredSignature> catalogue, SidLock numbers) {
        Map<SignatureId, List<AttachedCapture>> attached = this.catalogue.capturesInForce();
        try (AttachedFiles files = AttachedFiles.of(this.catalogue, attached)) {
            return isProven(new ProofRun(catalogue, numbers, settings.templates(), settings.captures(), Optional.empty(), files.captures()), attached);
        }
    }

    private boolean isProven(ProofRun run, Map<SignatureId, List<AttachedCapture>> attached) {
        String under = circumstances.digest();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String inputs = ProofInputs.digest(run, under, today);
        Optional<ProofRecord> known = records.of(inputs);
        if (known.isPresent()) {
            LOG.infof("%s before: %s", known.get().proven() ? "proven" : "refuted", inputs);
            return known.get().proven();
        }
        LOG.infof("proving %d signatures%s", run.catalogue().size(),
                run.captures().map(folder -> " against their recipes and " + folder).orElse(" against their recipes"));
        Proof proof = run.prove(EngineChoice.ALL, Release::tell, work, today);
        ProofRecord made = new ProofRecord(inputs, clock.instant(), proof.holds(), ProofReport.json(proof));
        records.keep(made);
        facts.learn(run.catalogue().stream().toList(), proof, made, id -> Circumstances.with(under, attached.getOrDefault(id, List.of())));
        proof.notRun().forEach(judge -> LOG.warnf("judge not run: %s", judge));
        proof.findings().stream().limit(MOST_FINDINGS).forEach(finding -> LOG.error(finding.line()));
        LOG.infof("%s: %d signatures, %d captures, judged by %s, %d hits, %d findings", proof.holds() ? "proven" : "NOT PROVEN",
                proof.signatures().size(), proof.captures(), String.join(", ", proof.judges()), proof.hits().size(),
                proof.findings().size());
        return proof.holds();
    }

    private static void tell(String judge, int done, int all) {
        if (done % CAPTURES_BETWEEN_LINES == 0 || done == all) {
            LOG.infof("%s: %d of %d captures", judge, done, all);
        }
    }

    private List<Bundle> bundles(List<AuthoredSignature> catalogue, SidLock numbers) {
        Bundler bundler = new Bundler(catalogue, numbers, recipeProof(catalogue));
        List<Bundle> bundles = new ArrayList<>();
        for (Engine engine : Engine.all(settings.templates())) {
            for (Channel channel : Channel.values()) {
                for (Policy policy : Policy.values()) {
                    Bundle bundle = bundle(bundler, new BundleName(channel, engine, policy));
                    bundle.manifest().refusals().forEach(refused ->
                            LOG.warnf("%s leaves out %s: %s", bundle.name(), refused.id(), refused.reason()));
                    bundles.add(bundle);
                }
            }
        }
        return bundles;
    }

    private Bundle bundle(Bundler bundler, BundleName name) {
        Optional<Bundle> before = repository.current(new TargetName(name.path()))
                .flatMap(file -> BundleReader.read(name, bytes(file)));
        Bundle bundle = bundler.bundle(name, before);
        LOG.infof("bundle %s: version %d, %d signatures, %d bytes", name, bundle.version(),
                bundle.manifest().signatures().size(), bundle.bytes().length);
        return bundle;
    }

    /** The part of the proof that goes into manifests: the same wherever it is made, whatever else is at hand there. */
    private Proof recipeProof(List<AuthoredSignature> catalogue) {
        try {
            Path work = Files.createDirectories(settings.home().resolve("work").resolve("recipes"));
            List<Signature> signatures = catalogue.stream().map(AuthoredSignature::signature).toList();
            return new Prover(List.of(new InProcess(signatures)), List.of()).prove(signatures, Corpus.synthetic(catalogue, work));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + settings.home(), e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what is published: " + file, e);
        }
    }
}
