package io.skywarden.repository;

import io.skywarden.bundle.Bundle;
import io.skywarden.bundle.CompanionBundle;
import io.skywarden.bundle.SnortArchive;
import io.skywarden.repository.signing.Minisign;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        String file = new TargetName(path).baseName();
        CompatibilityFiles made = CompatibilityFiles.of(file, bytes, version, channel, clock.instant().plus(TRUSTED), minisign);
        byte[] minisig = standing(path, bytes).orElseGet(() -> CompatibilityFiles.bytes(made.minisig()));
        Map<String, Object> custom = new HashMap<>(more);
        custom.putAll(Map.of("version", version, "channel", channel));
        return List.of(Target.of(path, bytes, custom),
                Target.of(path + ".md5", CompatibilityFiles.bytes(made.md5()), Map.of()),
                Target.of(path + ".sha256", CompatibilityFiles.bytes(made.sha256()), Map.of()),
                Target.of(path + ".minisig", minisig, Map.of()));
    }

    /** The signature that is published, if it is of these bytes and good for long enough. */
    private Optional<byte[]> standing(String path, byte[] bytes) {
        boolean same = repository.current(new TargetName(path)).map(Publisher::read)
                .filter(published -> java.util.Arrays.equals(published, bytes)).isPresent();
        return same ? repository.current(new TargetName(path + ".minisig")).map(Publisher::read).filter(this::isFresh) : Optional.empty();
    }

    private boolean isFresh(byte[] minisig) {
        Matcher expires = EXPIRES.matcher(new String(minisig, java.nio.charset.StandardCharsets.US_ASCII));
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
