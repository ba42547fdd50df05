package io.skywarden.repository.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/** Signs files so that the minisign tool can verify them: the prehashed form "ED", the tool's default since 0.10. */
public final class Minisign {

    private static final byte[] PREHASHED = {'E', 'D'};
    private static final byte[] PLAIN = {'E', 'd'};

    private final SigningKey key;
    private final byte[] keyNumber;

    /** The key number only tells keys apart; taken from the public key it needs no file of its own. */
    Minisign(SigningKey key) {
        this.key = key;
        this.keyNumber = Arrays.copyOf(blake2b(key.publicKey()), 8);
    }

    /** The text of the public key file: "Ed", key number and key, in base64. */
    public String publicKeyFile() {
        return "untrusted comment: minisign public key %s\n%s\n"
                .formatted(HexFormat.of().withUpperCase().formatHex(reversed(keyNumber)), base64(PLAIN, keyNumber, key.publicKey()));
    }

    /** The text of the signature file. The second signature covers the first and the trusted comment. */
    public String sign(byte[] file, TrustedComment comment) {
        byte[] signature = key.sign(blake2b(file));
        byte[] text = comment.text().getBytes(StandardCharsets.US_ASCII);
        return "untrusted comment: signature from Skywarden\n%s\ntrusted comment: %s\n%s\n".formatted(
                base64(PREHASHED, keyNumber, signature), comment.text(), base64(key.sign(joined(signature, text))));
    }

    private static byte[] blake2b(byte[] bytes) {
        Blake2bDigest digest = new Blake2bDigest(512);
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[64];
        digest.doFinal(hash, 0);
        return hash;
    }

    private static String base64(byte[]... parts) {
        return Base64.getEncoder().encodeToString(joined(parts));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The tool prints the number as a little-endian integer. */
    private static byte[] reversed(byte[] bytes) {
        byte[] back = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            back[i] = bytes[bytes.length - 1 - i];
        }
        return back;
    }
}
