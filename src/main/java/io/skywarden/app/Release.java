package io.skywarden.app;

import io.skywarden.bundle.Bundle;
import io.skywarden.bundle.BundleName;
import io.skywarden.bundle.BundleReader;
import io.skywarden.bundle.Bundler;
import io.skywarden.bundle.Channel;
import io.skywarden.bundle.CompanionBundle;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.proof.Corpus;
import io.skywarden.proof.InProcess;
import io.skywarden.proof.Proof;
import io.skywarden.proof.Prover;
import io.skywarden.proof.TestedCapture;
import io.skywarden.repository.Published;
import io.skywarden.repository.Publisher;
import io.skywarden.repository.Repository;
import io.skywarden.repository.TargetName;
import io.skywarden.rules.Engine;
import io.skywarden.rules.PathRule;
import io.skywarden.rules.SidBook;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.companion.Endpoints;
import io.skywarden.rules.companion.EndpointsFile;
import io.skywarden.rules.companion.EndpointsUnusable;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Promotions promotions;
    private final Clock clock;
    private volatile ChosenPolicies chosen = ChosenPolicies.NONE;
    private volatile Optional<Instant> nextEdge = Optional.empty();

    Release(Settings settings, Catalogue catalogue, Repository repository, Publisher publisher, ReleaseProof proof, TreeSids treeSids, SidBook sids,
            Promotions promotions, Clock clock) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.repository = repository;
        this.publisher = publisher;
        this.proof = proof;
        this.treeSids = treeSids;
        this.sids = sids;
        this.promotions = promotions;
        this.clock = clock;
    }

    /** What is published now; empty when the signatures are not proven and nothing was published before. */
    Optional<Published> run() {
        List<SignatureVersion> versions = this.catalogue.inForce();
        List<AuthoredSignature> catalogue = versions.stream().map(SignatureVersion::content).toList();
        if (catalogue.isEmpty()) {
            LOG.error("nothing new is published: no signature is in force");
            return repository.published();
        }
        Instant now = clock.instant();
        promotions.begin();
        ChosenPolicies policies = ChosenPolicies.read(settings, catalogue.stream().map(AuthoredSignature::signature).toList(), now);
        chosen = policies;
        nextEdge = policies.nextEdge(now);
        SidLock numbers = sids(catalogue, policies.usable());
        if (!proof.holds(versions, numbers)) {
            LOG.error("nothing new is published: mend the signatures named above and start again");
            return repository.published();
        }
        List<Policy> decided = policies.usable().stream().map(policy -> promotions.decided(policy.at(now), versions, now)).toList();
        List<Bundle> bundles = bundles(catalogue, numbers, decided);
        Published published = publisher.publish(Stream.concat(bundles.stream(), standing(policies.held()).stream()).toList(), companions(catalogue));
        promotions.published(bundles, decided, versions);
        LOG.infof("%s: targets version %d, timestamp good until %s",
                published.changed() ? "published" : "nothing to publish, all is as it was", published.targets(), published.expires());
        return Optional.of(published);
    }

    /** When what is published stops being right by the clock: the edge of a path's hours, or a promotion. Known after a release. */
    Optional<Instant> nextEdge() {
        return Stream.of(nextEdge, promotions.nextEdge()).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Whether a policy that the last release held back can be used now. */
    boolean mended() {
        return chosen.mended(settings, clock.instant());
    }

    /** What the tree's file gave, then numbers for what is new. They are kept in the database. */
    private SidLock sids(List<AuthoredSignature> catalogue, List<Policy> policies) {
        treeSids.merge();
        List<SidLock.Line> before = sids.current().lines();
        SidLock ofSignatures = sids.allocate(catalogue.stream().map(AuthoredSignature::signature).toList());
        List<PathRule> paths = PathRule.of(policies);
        SidLock now = paths.isEmpty() ? ofSignatures : sids.allocatePaths(paths);
        long changed = now.lines().stream().filter(line -> !before.contains(line)).count();
        if (changed > 0) {
            LOG.infof("%d sids or revisions recorded that the tree's sids.lock does not know", changed);
        }
        return now;
    }

    private List<Bundle> bundles(List<AuthoredSignature> catalogue, SidLock numbers, List<Policy> policies) {
        Bundler bundler = new Bundler(catalogue, numbers, recipeProof(catalogue), captures(policies));
        List<Bundle> bundles = new ArrayList<>();
        for (Engine engine : Engine.all(Engines.templates(settings))) {
            if (engine.sandboxed()) {
                LOG.infof("%s: its templates are not as they came with this release, so they run in a process of their own: %s", engine.name(), engine.templates());
            }
            for (Channel channel : Channel.values()) {
                for (Policy policy : policies) {
                    Bundle bundle = bundle(bundler, new BundleName(channel, engine, policy));
                    bundle.manifest().refusals().forEach(refused ->
                            LOG.warnf("%s leaves out %s: %s", bundle.name(), refused.id(), refused.reason()));
                    bundles.add(bundle);
                }
            }
        }
        return bundles;
    }

    /** Only asked for where a path is measured: there may be many. */
    private List<TestedCapture> captures(List<Policy> policies) {
        boolean measured = policies.stream().anyMatch(policy -> policy.path().isPresent());
        return settings.captures().filter(_ -> measured).map(folder -> Corpus.real(folder, Optional.empty())).orElse(List.of());
    }

    /** What was published under the policies that are held back, as it is. */
    private List<Bundle> standing(List<Policy> held) {
        return Engine.all(Engines.templates(settings)).stream().flatMap(engine -> Arrays.stream(Channel.values())
                .flatMap(channel -> held.stream().map(policy -> new BundleName(channel, engine, policy)))).flatMap(name -> published(name).stream()).toList();
    }

    private Optional<Bundle> published(BundleName name) {
        return repository.current(new TargetName(name.path())).flatMap(file -> BundleReader.read(name, bytes(file)));
    }

    private Bundle bundle(Bundler bundler, BundleName name) {
        Optional<Bundle> before = published(name);
        Bundle bundle = bundler.bundle(name, before);
        LOG.infof("bundle %s: version %d, %d signatures, %d bytes", name, bundle.version(),
                bundle.manifest().signatures().size(), bundle.bytes().length);
        return bundle;
    }

    /** A slip in the file of endpoints stops no rules: what was published of companions stays as it was. */
    private List<CompanionBundle> companions(List<AuthoredSignature> catalogue) {
        Optional<Endpoints> endpoints = endpoints();
        List<Signature> signatures = catalogue.stream().map(AuthoredSignature::signature).toList();
        return Arrays.stream(Channel.values()).flatMap(channel -> {
            Optional<byte[]> before = repository.current(new TargetName(CompanionBundle.path(channel))).map(Release::bytes);
            return endpoints.map(known -> CompanionBundle.of(channel, signatures, known, before))
                    .or(() -> before.flatMap(bytes -> CompanionBundle.read(channel, bytes))).stream();
        }).toList();
    }

    private Optional<Endpoints> endpoints() {
        try {
            return Optional.of(EndpointsFile.in(settings.signatures()));
        } catch (EndpointsUnusable unusable) {
            unusable.getMessage().lines().forEach(LOG::error);
            LOG.error("companions stay as they were published: mend the complaints above and start again");
            return Optional.empty();
        }
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
