package io.skywarden.app;

import io.skywarden.bundle.Bundle;
import io.skywarden.bundle.BundleName;
import io.skywarden.bundle.BundleReader;
import io.skywarden.bundle.Bundler;
import io.skywarden.bundle.Channel;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.proof.Corpus;
import io.skywarden.proof.InProcess;
import io.skywarden.proof.Proof;
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
import io.skywarden.signature.yaml.AuthoredSignature;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** From the tree of signatures to published bundles: prove, render, freeze, sign. What is unproven is never published. */
@Singleton
final class Release {

    private static final Logger LOG = Logger.getLogger("io.skywarden.release");

    private final Settings settings;
    private final Catalogue catalogue;
    private final Repository repository;
    private final Publisher publisher;
    private final ReleaseProof proof;
    private final TreeSids treeSids;
    private final SidBook sids;

    Release(Settings settings, Catalogue catalogue, Repository repository, Publisher publisher, ReleaseProof proof, TreeSids treeSids, SidBook sids) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.repository = repository;
        this.publisher = publisher;
        this.proof = proof;
        this.treeSids = treeSids;
        this.sids = sids;
    }

    /** What is published now; empty when the signatures are not proven and nothing was published before. */
    Optional<Published> run() {
        List<SignatureVersion> versions = this.catalogue.inForce();
        List<AuthoredSignature> catalogue = versions.stream().map(SignatureVersion::content).toList();
        if (catalogue.isEmpty()) {
            LOG.error("nothing new is published: no signature is in force");
            return repository.published();
        }
        SidLock numbers = sids(catalogue);
        if (!proof.holds(versions, numbers)) {
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

    private List<Bundle> bundles(List<AuthoredSignature> catalogue, SidLock numbers) {
        Bundler bundler = new Bundler(catalogue, numbers, recipeProof(catalogue));
        List<Bundle> bundles = new ArrayList<>();
        for (Engine engine : Engine.all(Engines.templates(settings))) {
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
