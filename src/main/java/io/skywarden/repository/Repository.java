package io.skywarden.repository;

import io.skywarden.repository.signing.SigningKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A TUF repository in a folder: {@code metadata/} and {@code targets/} can be served as they are. Nothing is held in
 * memory: each call begins with what stands on disk, verified, so that nothing is ever built on a damaged state.
 */
public final class Repository {

    /** The public key of the minisign signatures is a target itself: so it rotates under the root (TUF 4.5). */
    public static final TargetName MINISIGN_KEY = new TargetName("minisign.pub");

    private final Path folder;
    private final SigningKeys keys;
    private final Clock clock;
    private final Disk disk;
    private final DurableDisk durable;
    private final MetadataFolder metadata;
    private final TargetFolder targets;

    private Repository(Path folder, SigningKeys keys, Clock clock, Optional<Disk> disk) {
        this.folder = folder;
        this.keys = keys;
        this.clock = clock;
        this.durable = new DurableDisk(folder.resolve("aside"));
        this.disk = disk.orElse(durable);
        this.metadata = new MetadataFolder(folder.resolve("metadata"), Publication.verificationKeys(keys));
        this.targets = new TargetFolder(folder.resolve("targets"));
    }

    /** Opens the repository in this folder, which may be absent; fails when the metadata there is not whole and ours. */
    public static Repository open(Path folder, SigningKeys keys, Clock clock) {
        return opened(new Repository(folder, keys, clock, Optional.empty()));
    }

    static Repository open(Path folder, SigningKeys keys, Clock clock, Disk disk) {
        return opened(new Repository(folder, keys, clock, Optional.of(disk)));
    }

    private static Repository opened(Repository repository) {
        repository.published();
        return repository;
    }

    /** What clients see now, or nothing before the first {@link #publish}. */
    public Optional<Published> published() {
        return reading(metadata::standing).map(standing -> Published.of(standing, false));
    }

    /**
     * Offers exactly these targets (and the minisign key). The same set again changes nothing, but for metadata whose
     * life runs out. When it fails, the state before stands.
     */
    public Published publish(Collection<Target> offered) {
        List<Target> all = withMinisignKey(offered);
        NavigableMap<TargetName, TargetFile> wanted = index(all);
        return locked(before -> {
            for (Target target : all) {
                targets.put(target, disk);
            }
            return next(before, wanted);
        });
    }

    /** Signs the timestamp anew when half its life is over, and the other roles when they near their end; tells whether it did. */
    public boolean refreshTimestamp() {
        if (published().isEmpty()) {
            return false;
        }
        return locked(before -> next(before, before.orElseThrow().targets().role().targets())).changed();
    }

    /** The metadata file to serve under this name; nothing for any other name, which must be answered with 404 (TUF 5.3.3). */
    public Optional<Path> metadata(String name) {
        return metadata.served(name);
    }

    /** The target file to serve under this name, which carries the hash: {@code rules/stable/HASH.skype.rules.tar.gz}. */
    public Optional<Path> target(String name) {
        return targets.served(name);
    }

    /** The file of a target now on offer, by its plain name: for clients that know nothing of TUF. */
    public Optional<Path> current(TargetName name) {
        return published().map(state -> state.offered().get(name))
                .map(sha256 -> new ServedName(name, sha256)).flatMap(served -> target(served.path()));
    }

    /** The targets on offer whose file is gone or altered; publishing them again mends them. */
    public List<TargetName> damagedTargets() {
        return reading(() -> {
            List<TargetName> damaged = new ArrayList<>();
            Optional<Standing> standing = metadata.standing();
            if (standing.isPresent()) {
                for (var entry : standing.get().targets().role().targets().entrySet()) {
                    ServedName name = new ServedName(entry.getKey(), entry.getValue().sha256());
                    if (!targets.holds(name, entry.getValue().length())) {
                        damaged.add(entry.getKey());
                    }
                }
            }
            return damaged;
        });
    }

    private Published next(Optional<Standing> before, NavigableMap<TargetName, TargetFile> wanted) throws IOException {
        Standing after = new Publication(metadata, disk, keys, clock).write(before, wanted);
        boolean changed = before.isEmpty() || !Published.of(before.get(), false).equals(Published.of(after, false));
        return Published.of(after, changed);
    }

    private List<Target> withMinisignKey(Collection<Target> offered) {
        List<Target> all = new ArrayList<>(offered);
        all.add(Target.of(MINISIGN_KEY.value(), CompatibilityFiles.bytes(keys.minisign().publicKeyFile()), Map.of()));
        return all;
    }

    private static NavigableMap<TargetName, TargetFile> index(List<Target> all) {
        NavigableMap<TargetName, TargetFile> wanted = new TreeMap<>();
        for (Target target : all) {
            if (wanted.put(target.name(), target.file()) != null) {
                throw new IllegalArgumentException("the target '%s' was given twice; give each name once, and '%s' never"
                        .formatted(target.name(), MINISIGN_KEY));
            }
        }
        return wanted;
    }

    private synchronized Published locked(Change change) {
        return reading(() -> {
            try (PublishLock _ = PublishLock.take(folder)) {
                durable.tidy();
                return change.from(metadata.standing());
            }
        });
    }

    private <T> T reading(DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw RepositoryFailure.of(folder, e);
        }
    }

    /** Makes the next state of the one before. */
    private interface Change {
        Published from(Optional<Standing> before) throws IOException;
    }

    /** Something that needs the disk. */
    private interface DiskWork<T> {
        T run() throws IOException;
    }
}
