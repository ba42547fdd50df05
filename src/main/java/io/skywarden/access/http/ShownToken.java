package io.skywarden.access.http;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A bearer token that came with a request, of either kind. */
final class ShownToken extends BaseAuthenticationRequest {

    private final String text;

    ShownToken(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
