package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;

/** Why the catalogue would not do what it was asked. The list is closed. */
public abstract sealed class CatalogueFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SignatureId id;

    private CatalogueFailure(SignatureId id, String message) {
        super(message);
        this.id = id;
    }

    public SignatureId id() {
        return id;
    }

    /** No signature of this id was ever imported. */
    public static final class UnknownSignature extends CatalogueFailure {
        private static final long serialVersionUID = 1L;

        UnknownSignature(SignatureId id) {
            super(id, "no signature of the id %s was ever imported".formatted(id));
        }
    }

    /** The signature is known, but not in this version. */
    public static final class UnknownVersion extends CatalogueFailure {
        private static final long serialVersionUID = 1L;
        private final int latest;

        UnknownVersion(SignatureId id, int number, int latest) {
            super(id, "%s has no version %d; its latest is %d".formatted(id, number, latest));
            this.latest = latest;
        }

        public int latest() {
            return latest;
        }
    }
}
