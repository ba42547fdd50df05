package io.skywarden.rules.policy;

import io.skywarden.signature.MalformedSignature;

/** A value that no policy may hold: which field refused it, and what would be accepted instead. */
public final class RefusedValue extends MalformedSignature {

    private static final long serialVersionUID = 1L;

    RefusedValue(String field, String complaint) {
        super(field, complaint);
    }
}
