package io.skywarden.repository;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** An Ed25519 public key as root metadata lists it (TUF 4.2.2), known by its 32 bytes in hexadecimal. */
record VerificationKey(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    /** SubjectPublicKeyInfo of RFC 8410, section 4, up to the key itself. */
    private static final String X509_HEAD = "302a300506032b6570032100";

    VerificationKey {
        if (!FORM.matcher(hex).matches()) {
            throw new NotCanonical("'%s' is not an Ed25519 public key: 64 of 0-9 and a-f".formatted(hex));
        }
    }

    static VerificationKey of(byte[] raw) {
        return new VerificationKey(HexFormat.of().formatHex(raw));
    }

    static VerificationKey of(JsonValue.Members json) {
        VerificationKey key = new VerificationKey(json.members("keyval").text("public"));
        if (!key.json().equals(json)) {
            throw new NotCanonical("the key %s is not of type ed25519".formatted(key.hex));
        }
        return key;
    }

    JsonValue.Members json() {
        return JsonValue.members(Map.of("keytype", "ed25519", "scheme", "ed25519", "keyval", Map.of("public", hex)));
    }

    /** The hash of the key's canonical form, as clients compute it to check the id (TUF 4.2.2, 4.3). */
    String keyId() {
        return Sha256.of(CanonicalJson.encode(json())).hex();
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a point off the curve or a signature of the wrong size proves nothing
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] encoded = HexFormat.of().parseHex(X509_HEAD + hex);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
