package io.skywarden.repository.signing;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** The service's signing keys, one for each purpose, kept in one folder that only the service's user may enter. */
public final class SigningKeys {

    /** Tells that the root key was made by the service itself and not in a ceremony. */
    static final String DEVELOPMENT_MARK = "DEVELOPMENT-ROOT";
    private static final String MARK_TEXT = """
            The root key in this folder was made by the service on its first start and lies on an online machine.
            That is fine for trying things out. For production make the keys offline and leave this file out.
            """;
    private static final FileAttribute<?> FOLDER_FOR_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Map<KeyPurpose, SigningKey> keys;
    private final boolean developmentRoot;

    private SigningKeys(Map<KeyPurpose, SigningKey> keys, boolean developmentRoot) {
        this.keys = keys;
        this.developmentRoot = developmentRoot;
    }

    /** Reads the keys in this folder; a folder that is absent or empty is filled with new ones first. */
    public static SigningKeys openOrCreate(Path folder, SecureRandom random) {
        if (isAbsentOrEmpty(folder)) {
            create(folder, random);
        }
        Map<KeyPurpose, SigningKey> keys = new EnumMap<>(KeyPurpose.class);
        for (KeyPurpose purpose : KeyPurpose.values()) {
            keys.put(purpose, KeyFile.read(folder.resolve(purpose.file())));
        }
        return new SigningKeys(keys, Files.exists(folder.resolve(DEVELOPMENT_MARK)));
    }

    public SigningKey key(KeyPurpose purpose) {
        return keys.get(purpose);
    }

    /** The signer for people who have only minisign. */
    public Minisign minisign() {
        return new Minisign(key(KeyPurpose.MINISIGN));
    }

    /** Whether the root key was made by the service itself; then the operator should be warned. */
    public boolean developmentRoot() {
        return developmentRoot;
    }

    private static boolean isAbsentOrEmpty(Path folder) {
        if (Files.notExists(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new KeysUnusable(folder, "the folder of the signing keys cannot be listed; it must be a folder of the service's user");
        }
    }

    /** Where another instance was faster, its keys stand and these go. */
    private static void offer(Path aside, Path folder) throws IOException {
        try {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (isAbsentOrEmpty(folder)) {
                throw e;
            }
            try (Stream<Path> unneeded = Files.list(aside)) {
                for (Path file : unneeded.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(aside);
        }
    }

    /** All keys are made aside and moved in with one rename, so that a crash leaves all of them or none. */
    private static void create(Path folder, SecureRandom random) {
        try {
            Path parent = folder.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Path aside = Files.createTempDirectory(parent, "." + folder.getFileName() + "-", FOLDER_FOR_OWNER);
            for (KeyPurpose purpose : KeyPurpose.values()) {
                KeyFile.write(aside.resolve(purpose.file()), SigningKey.random(random));
            }
            Files.writeString(aside.resolve(DEVELOPMENT_MARK), MARK_TEXT);
            offer(aside, folder);
        } catch (IOException e) {
            throw new KeysUnusable(folder, "the signing keys could not be made (%s: %s); the folder above it must be writable and on the same disk"
                    .formatted(e.getClass().getSimpleName(), e.getMessage()));
        }
    }
}
