package io.skywarden.access;

import io.skywarden.access.AccessFailure.Unacceptable;

/** Names a token without giving it away. */
public record TokenId(String value) {

    static final String FORM = "[0-9a-f]{16}";

    public TokenId {
        if (value == null || !value.matches(FORM)) {
            throw new Unacceptable("id", "a token's id has 16 hexadecimal digits: those between sky_ and the next underscore");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
