package io.skywarden.bundle;

import io.skywarden.bundle.Manifest.Demand;
import io.skywarden.bundle.Manifest.Entry;
import io.skywarden.bundle.Manifest.File;
import io.skywarden.bundle.Manifest.Part;
import io.skywarden.bundle.Manifest.ProofSummary;
import io.skywarden.bundle.Manifest.Refused;
import io.skywarden.proof.CaptureHit;
import io.skywarden.proof.Proof;
import io.skywarden.proof.TestedCapture;
import io.skywarden.rules.RenderedRule;
import io.skywarden.rules.Rendering;
import io.skywarden.rules.RuleRenderer;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.policy.Action;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Tag;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Makes bundles of proven signatures. */
public final class Bundler {

    private static final String LICENCE = "The rules of this bundle are MIT licensed: use, change and pass them on.\n";

    private final Collection<AuthoredSignature> catalogue;
    private final SidLock sids;
    private final ProofSummary summary;
    private final Map<String, Integer> recipeFlows;
    private final PathMeasures paths;

    /** Without captures to measure allowed paths on, beside the recipes. */
    public Bundler(Collection<AuthoredSignature> catalogue, SidLock sids, Proof recipeProof) {
        this(catalogue, sids, recipeProof, List.of());
    }

    /**
     * @param recipeProof all signatures of the catalogue against the captures of all recipes
     * @param captures on which it is measured what an allowed path removes
     * @throws IllegalArgumentException when that proof does not hold: nothing unproven is ever frozen
     */
    public Bundler(Collection<AuthoredSignature> catalogue, SidLock sids, Proof recipeProof, List<TestedCapture> captures) {
        if (!recipeProof.holds()) {
            throw new IllegalArgumentException("the signatures are not proven: %d findings".formatted(recipeProof.findings().size()));
        }
        this.catalogue = List.copyOf(catalogue);
        this.sids = sids;
        this.paths = new PathMeasures(recipeProof.tested(), captures);
        this.summary = new ProofSummary(recipeProof.judges().getFirst(), recipeProof.captures(), recipeProof.hits().size());
        this.recipeFlows = recipeProof.hits().stream()
                .filter(found -> found.capture().equals("recipe/" + found.hit().signature()))
                .collect(Collectors.toMap((CaptureHit found) -> found.hit().signature().value(), _ -> 1, Integer::sum));
    }

    /**
     * The bundle of this name as it should be now.
     *
     * @param before the bundle that is published; its very bytes come back when nothing has changed
     */
    public Bundle bundle(BundleName name, Optional<Bundle> before) {
        List<AuthoredSignature> carried = catalogue.stream().filter(a -> name.channel().carries(a.signature())).toList();
        Rendering rendering = new RuleRenderer(name.engine(), name.policy(), sids)
                .render(carried.stream().map(AuthoredSignature::signature).toList());
        byte[] rules = rendering.bytes();
        long version = before.map(Bundle::version).orElse(0L);
        Manifest unchanged = manifest(name, version, carried, rendering, rules);
        if (before.filter(b -> b.manifest().equals(unchanged)).isPresent()) {
            return before.get();
        }
        Manifest manifest = unchanged.withVersion(version + 1);
        return new Bundle(name, manifest, archive(manifest, before.map(Bundle::manifest), rules));
    }

    private byte[] archive(Manifest manifest, Optional<Manifest> before, byte[] rules) {
        TreeMap<String, byte[]> members = new TreeMap<>();
        CompletableFuture<byte[]> map = CompletableFuture.supplyAsync(() -> Changelog.sidMsgMap(manifest).getBytes(StandardCharsets.UTF_8));
        members.put("LICENSE", LICENCE.getBytes(StandardCharsets.UTF_8));
        members.put("CHANGELOG.md", Changelog.of(before, manifest).getBytes(StandardCharsets.UTF_8));
        members.put("manifest.json", ManifestJson.write(manifest));
        members.put("sid-msg.map", map.join());
        members.put(manifest.rules().name(), rules);
        return Archive.of(members);
    }

    private Manifest manifest(
            BundleName name, long version, List<AuthoredSignature> carried, Rendering rendering, byte[] rules) {
        Map<String, List<Part>> parts = rendering.rules().stream().collect(Collectors.groupingBy(
                rule -> rule.signature().value(), Collectors.mapping(Bundler::part, Collectors.collectingAndThen(Collectors.toList(), all -> all.stream().distinct().toList()))));
        List<Entry> entries = carried.stream().filter(a -> parts.containsKey(a.signature().id().value()))
                .map(a -> entry(a, name.policy(), parts.get(a.signature().id().value()))).toList();
        List<Refused> refusals = rendering.refusals().stream()
                .map(refusal -> new Refused(refusal.signature().value(), refusal.reason())).toList();
        return new Manifest(Manifest.FORMAT, name.channel().slug(), name.engine().name(), name.engine().versions().toString(),
                name.policy().slug(), version,
                new File("rules/skype-%s.%s".formatted(name.policy().slug(), name.engine().form().extension()), rules.length, sha256(rules)),
                Loading.size(rendering), summary, path(name.policy(), carried, rendering), waiting(name.policy(), carried, parts.keySet()),
                overrides(name.policy()), entries, refusals);
    }

    /** Those that only alert until the conditions of the policy hold. */
    private static List<String> waiting(Policy policy, List<AuthoredSignature> carried, Set<String> rendered) {
        return carried.stream().map(AuthoredSignature::signature).filter(policy::conditional)
                .filter(signature -> policy.actionOf(signature) == Action.ALERT).map(signature -> signature.id().value()).filter(rendered::contains).toList();
    }

    private static List<Manifest.Override> overrides(Policy policy) {
        return policy.deviations().stream().map(deviation -> new Manifest.Override(deviation.signature().value(),
                deviation.action().map(Action::word).orElse("off"), deviation.reason(), deviation.until().toString())).toList();
    }

    private List<Manifest.AllowedPath> path(Policy policy, List<AuthoredSignature> carried, Rendering rendering) {
        return policy.path().isEmpty() || rendering.rules().isEmpty() ? List.of() : List.of(new Manifest.AllowedPath(rendering.path().stream().map(Bundler::part).toList(),
                paths.of(policy, carried.stream().map(AuthoredSignature::signature).toList())));
    }

    private Entry entry(AuthoredSignature authored, Policy policy, List<Part> parts) {
        Signature signature = authored.signature();
        return new Entry(signature.id().value(), signature.title(), signature.state().word(),
                signature.confidence().name().toLowerCase(Locale.ROOT), signature.tags().stream().map(Tag::value).toList(), policy.actionOf(signature).word(), authored.contentHash(),
                recipeFlows.getOrDefault(signature.id().value(), 0),
                signature.expectations().captures().stream().map(c -> new Demand(c.name(), c.digest(), c.atLeast())).toList(), parts);
    }

    private static Part part(RenderedRule rule) {
        return new Part(rule.part(), rule.sid(), rule.rev(), rule.helper());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
