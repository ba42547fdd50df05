package io.skywarden.repository.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** An Ed25519 key that signs. It gives away its public half and signatures, nothing else. */
public final class SigningKey {

    /** OneAsymmetricKey of RFC 8410, section 7, up to the 32 bytes of the seed. */
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final PrivateKey secret;
    private final byte[] publicKey;

    private SigningKey(PrivateKey secret, byte[] publicKey) {
        this.secret = secret;
        this.publicKey = publicKey;
    }

    static SigningKey random(SecureRandom random) {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        byte[] encoded = Arrays.copyOf(PKCS8_HEAD, PKCS8_HEAD.length + seed.length);
        System.arraycopy(seed, 0, encoded, PKCS8_HEAD.length, seed.length);
        try {
            return ofPkcs8(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every 32 bytes are an Ed25519 seed", e);
        }
    }

    /** The JDK does not tell the public half of a key read from a file, so the seed is multiplied out again. */
    static SigningKey ofPkcs8(byte[] encoded) throws GeneralSecurityException {
        PrivateKey secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        byte[] seed = ((EdECPrivateKey) secret).getBytes().orElseThrow();
        return new SigningKey(secret, new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded());
    }

    byte[] pkcs8() {
        return secret.getEncoded();
    }

    /** The 32 bytes of the public key. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The 64 bytes of the Ed25519 signature over the message. */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded Ed25519 key signs any message", e);
        }
    }
}
