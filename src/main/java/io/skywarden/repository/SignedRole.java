package io.skywarden.repository;

import io.skywarden.repository.signing.SigningKey;
import java.time.DateTimeException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A role with the very bytes of its file: signed once, kept, and never spelled a second time (TUF 4.2.1). */
record SignedRole<R extends Role>(R role, byte[] bytes) {

    static <R extends Role> SignedRole<R> sign(R role, SigningKey key) {
        JsonValue.Members signed = role.json();
        String signature = HexFormat.of().formatHex(key.sign(CanonicalJson.encode(signed)));
        String keyId = VerificationKey.of(key.publicKey()).keyId();
        JsonValue.Members envelope = JsonValue.members(Map.of(
                "signed", signed, "signatures", List.of(Map.of("keyid", keyId, "sig", signature))));
        return new SignedRole<>(role, CanonicalJson.encode(envelope));
    }

    /** Opens a file that we wrote: canonical, of this role, and signed by this key; else says what is wrong with it. */
    static <R extends Role> SignedRole<R> open(byte[] bytes, Class<R> type, RoleName name, VerificationKey key) {
        try {
            JsonValue.Members envelope = requireObject(CanonicalJson.decode(bytes));
            JsonValue.Members signed = envelope.members("signed");
            R role = type.cast(Role.of(name, signed));
            if (!role.json().equals(signed)) {
                throw new NotCanonical("it has members that this service does not write");
            }
            requireSignature(envelope, key);
            return new SignedRole<>(role, bytes);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new NotCanonical(e.getMessage());
        }
    }

    private static void requireSignature(JsonValue.Members envelope, VerificationKey key) {
        byte[] message = CanonicalJson.encode(envelope.members("signed"));
        boolean genuine = envelope.row("signatures").stream()
                .map(SignedRole::requireObject)
                .filter(entry -> entry.text("keyid").equals(key.keyId()))
                .anyMatch(entry -> key.verifies(message, HexFormat.of().parseHex(entry.text("sig"))));
        if (!genuine) {
            throw new NotCanonical("its signature was not made by our key " + key.keyId());
        }
    }

    private static JsonValue.Members requireObject(JsonValue value) {
        if (value instanceof JsonValue.Members members) {
            return members;
        }
        throw new NotCanonical("an object belongs where something else stands");
    }
}
