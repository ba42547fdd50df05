package io.skywarden.repository.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;

/** One private key on disk: PKCS#8 in PEM (RFC 7468, section 10), for its owner's eyes only. */
final class KeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";

    private KeyFile() {
    }

    /** The permissions are given at creation: there is no moment at which another user could open the file. */
    static void write(Path file, SigningKey key) throws IOException {
        String pem = BEGIN + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.pkcs8()) + END;
        try (FileChannel out = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    static SigningKey read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new KeysUnusable(file, "this signing key is missing; put the keys folder back from its backup as a whole");
        }
        try {
            requireSecret(file);
            String pem = Files.readString(file, StandardCharsets.US_ASCII).strip();
            String body = pem.replace(BEGIN.strip(), "").replace(END.strip(), "");
            return SigningKey.ofPkcs8(Base64.getMimeDecoder().decode(body));
        } catch (IOException e) {
            throw new KeysUnusable(file, "this signing key cannot be read (%s); it must belong to the user of the service"
                    .formatted(e.getClass().getSimpleName()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeysUnusable(file, "this is no Ed25519 private key in PKCS#8 PEM; put it back from its backup");
        }
    }

    private static void requireSecret(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new KeysUnusable(file, "others may use this signing key (%s); run: chmod 600 '%s'"
                    .formatted(PosixFilePermissions.toString(permissions), file));
        }
    }
}
