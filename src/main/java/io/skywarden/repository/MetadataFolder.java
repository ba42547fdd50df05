package io.skywarden.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of metadata files. Reading it follows the client's own path: roots, timestamp, snapshot, targets (TUF 5.3 to 5.6). */
final class MetadataFolder {

    private static final Pattern SERVED = Pattern.compile("timestamp\\.json|[1-9][0-9]{0,17}\\.(?:root|targets|snapshot)\\.json");

    private final Path folder;
    private final Map<RoleName, VerificationKey> keys;

    MetadataFolder(Path folder, Map<RoleName, VerificationKey> keys) {
        this.folder = folder;
        this.keys = Map.copyOf(keys);
    }

    Path file(RoleName name, long version) {
        return folder.resolve(name.file(version));
    }

    /** The file a client asked for by name, if it is one that a client may have and it is there. */
    Optional<Path> served(String name) {
        return SERVED.matcher(name).matches() ? Optional.of(folder.resolve(name)).filter(Files::isRegularFile) : Optional.empty();
    }

    /** The state that clients see, or nothing when no timestamp was ever published. */
    Optional<Standing> standing() throws IOException {
        Optional<SignedRole<RootRole>> root = newestRoot();
        Path timestampFile = file(RoleName.TIMESTAMP, 0);
        if (Files.notExists(timestampFile)) {
            requireNeverPublished(timestampFile);
            return Optional.empty();
        }
        if (root.isEmpty()) {
            throw new RepositoryFailure.Damaged(file(RoleName.ROOT, 1), "this file is missing although a timestamp was published");
        }
        var timestamp = open(timestampFile, TimestampRole.class, RoleName.TIMESTAMP, bytes -> true);
        MetaFile told = timestamp.role().snapshot();
        var snapshot = open(file(RoleName.SNAPSHOT, told.version()), SnapshotRole.class, RoleName.SNAPSHOT, told::describes);
        MetaFile toldOfTargets = snapshot.role().targets();
        var targets = open(file(RoleName.TARGETS, toldOfTargets.version()), TargetsRole.class, RoleName.TARGETS,
                toldOfTargets::describes);
        return Optional.of(new Standing(root.get(), targets, snapshot, timestamp));
    }

    /** The last root of the chain that begins with version 1; a client walks the same way, so no link may be missing (TUF 5.3). */
    Optional<SignedRole<RootRole>> newestRoot() throws IOException {
        Optional<SignedRole<RootRole>> newest = Optional.empty();
        for (long version = 1; version <= rootCount(); version++) {
            newest = Optional.of(root(version));
        }
        return newest;
    }

    /** Counting versions from 1 again would look like a rollback to clients; a first attempt that failed leaves only version 1. */
    private void requireNeverPublished(Path timestampFile) {
        if (Files.exists(file(RoleName.SNAPSHOT, 2)) || Files.exists(file(RoleName.TARGETS, 2))) {
            throw new RepositoryFailure.Damaged(timestampFile, "this file is missing although more than one state was published");
        }
    }

    private SignedRole<RootRole> root(long version) throws IOException {
        Path file = file(RoleName.ROOT, version);
        var root = open(file, RootRole.class, RoleName.ROOT, bytes -> true);
        if (root.role().version() != version) {
            throw new RepositoryFailure.Damaged(file, "it says it is version " + root.role().version());
        }
        if (!root.role().keys().equals(keys)) {
            throw new RepositoryFailure.Damaged(file, "it names other keys than those this service was given");
        }
        return root;
    }

    private long rootCount() throws IOException {
        if (Files.notExists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("." + RoleName.ROOT.plainFile())).count();
        }
    }

    private <R extends Role> SignedRole<R> open(Path file, Class<R> type, RoleName name, Predicate<byte[]> described)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RepositoryFailure.Damaged(file, "this file is missing");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!described.test(bytes)) {
            throw new RepositoryFailure.Damaged(file, "its length or hash is not the one that was signed");
        }
        try {
            return SignedRole.open(bytes, type, name, keys.get(name));
        } catch (NotCanonical e) {
            throw new RepositoryFailure.Damaged(file, e.getMessage());
        }
    }
}
