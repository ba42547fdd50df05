package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.time.Instant;

/**
 * A signature that changed in the tree and in the catalogue since the two last agreed. A person decides which of them goes on.
 *
 * @param content what the tree says
 * @param seenAt when the import found it
 */
public record TreeConflict(AuthoredSignature content, Instant seenAt) {

    public SignatureId id() {
        return content.signature().id();
    }
}
