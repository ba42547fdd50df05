package io.skywarden.bundle;

import io.skywarden.rules.Engine;
import io.skywarden.rules.PathRule;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the whole catalogue gives for the engines and under the policies of this release: the bundles that clients meet. */
final class RealBundles {

    static final List<String> POLICIES = List.of("monitor", "block", "allowed-path", "supernodes");

    private static final Path TEMPLATES = Path.of("rules-templates");
    private static final Map<String, Bundle> MADE = new ConcurrentHashMap<>();

    private RealBundles() {}

    /** The bundle of the channel that carries most. Whoever asks again gets the same. */
    static Bundle of(String engine, String policy) {
        return MADE.computeIfAbsent(engine + " " + policy, _ -> make(engine, policy));
    }

    static String rules(Bundle bundle) {
        return text(members(bundle.bytes()), bundle.manifest().rules().name());
    }

    static String text(SortedMap<String, byte[]> members, String name) {
        return new String(members.get(name), StandardCharsets.UTF_8);
    }

    static SortedMap<String, byte[]> members(byte[] archive) {
        try {
            return BundleMembers.read(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bundle make(String engine, String name) {
        Policies known = Policies.read(TEMPLATES, Optional.empty());
        SidLock sids = SidLock.read(Path.of("signatures/sids.lock"))
                .allocatePaths(PathRule.of(POLICIES.stream().map(known::named).toList()));
        Policy policy = known.named(name);
        return new Bundler(SignatureTree.read(Path.of("signatures")), sids, BundlerTest.proof())
                .bundle(new BundleName(Channel.EXPERIMENTAL, Engine.load(TEMPLATES, engine), policy), Optional.empty());
    }
}
