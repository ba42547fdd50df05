package io.skywarden.repository;

import io.skywarden.bundle.Bundle;
import io.skywarden.bundle.CompanionBundle;
import io.skywarden.bundle.SnortArchive;
import io.skywarden.repository.signing.Minisign;
import io.skywarden.repository.signing.TrustedComment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Offers bundles, each with the files beside it for clients without TUF. They are targets too, so that a bundle and its
 * files change at once.
 */
public final class Publisher {

    /** How long a minisign signature is to be trusted; it is renewed when half of that is over. */
    private static final Duration TRUSTED = Duration.ofDays(90);
    private static final Pattern EXPIRES = Pattern.compile("trusted comment: .* expires:(\\S+) ");

    private final Repository repository;
    private final Minisign minisign;
    private final Clock clock;

    public Publisher(Repository repository, Minisign minisign, Clock clock) {
        this.repository = repository;
        this.minisign = minisign;
        this.clock = clock;
    }

    /** Offers these bundles and no others. What has not changed is not written again. */
    public Published publish(List<Bundle> bundles) {
        return publish(bundles, List.of());
    }

    /** Offers these bundles and companions and no others. */
    public Published publish(List<Bundle> bundles, List<CompanionBundle> companions) {
        List<Target> targets = new ArrayList<>();
        bundles.forEach(bundle -> targets.addAll(targets(bundle)));
        targets.addAll(new FeedVersions(repository).targets(targets));
        companions.forEach(companion -> targets.addAll(targets(CompanionBundle.path(companion.channel()), companion.bytes(),
                companion.version(), companion.channel().slug(), Map.of())));
        return repository.publish(targets);
    }

    private List<Target> targets(Bundle bundle) {
        String path = bundle.name().path();
        List<Target> targets = new ArrayList<>(targets(path, bundle.bytes(), bundle));
        SnortArchive.of(bundle.name().engine()).forEach(archive -> targets.addAll(
                targets(path.substring(0, path.lastIndexOf('/') + 1) + archive.fileName(), archive.pack(bundle), bundle)));
        return targets;
    }

    private List<Target> targets(String path, byte[] archive, Bundle bundle) {
        return targets(path, archive, bundle.version(), bundle.manifest().channel(),
                Map.of("engine", bundle.manifest().engine(), "policy", bundle.manifest().policy()));
    }

    private List<Target> targets(String path, byte[] bytes, long version, String channel, Map<String, Object> more) {
        Map<String, Object> custom = new HashMap<>(more);
        custom.putAll(Map.of("version", version, "channel", channel));
        Target archive = Target.of(path, bytes, custom);
        TrustedComment comment = new TrustedComment(archive.name().baseName(), version, channel, clock.instant().plus(TRUSTED), archive.sha256().hex());
        CompatibilityFiles files = CompatibilityFiles.of(bytes, comment, () -> standing(archive).orElseGet(() -> minisign.sign(bytes, comment)));
        return List.of(archive,
                Target.of(path + ".md5", CompatibilityFiles.bytes(files.md5()), Map.of()),
                Target.of(path + ".sha256", CompatibilityFiles.bytes(files.sha256()), Map.of()),
                Target.of(path + ".minisig", CompatibilityFiles.bytes(files.minisig()), Map.of()));
    }

    /** The signature that is published, if it is of this very archive, whole, and good for long enough. */
    private Optional<String> standing(Target archive) {
        TargetName minisig = new TargetName(archive.name().value() + ".minisig");
        Map<TargetName, Sha256> offered = repository.published().<Map<TargetName, Sha256>>map(Published::offered).orElse(Map.of());
        return Optional.of(minisig).filter(_ -> archive.sha256().equals(offered.get(archive.name())))
                .flatMap(repository::current).map(Publisher::read).filter(bytes -> Sha256.of(bytes).equals(offered.get(minisig)))
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).filter(this::isFresh);
    }

    private boolean isFresh(String minisig) {
        Matcher expires = EXPIRES.matcher(minisig);
        return expires.find() && Instant.parse(expires.group(1)).isAfter(clock.instant().plus(TRUSTED.dividedBy(2)));
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what is published: " + file, e);
        }
    }
}
