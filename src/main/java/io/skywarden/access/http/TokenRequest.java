package io.skywarden.access.http;

import io.skywarden.access.TokenWish;
import java.util.List;

/** A user name, a password, and what the token shall be. */
record TokenRequest(String user, String password, String label, List<String> scopes, Integer days) {

    TokenWish wish() {
        return new TokenWish(label == null ? "" : label, Given.roles("scopes", scopes), days == null ? TokenWish.USUAL_DAYS : days);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "token for " + user;
    }
}
