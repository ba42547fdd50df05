package io.skywarden.repository.http;

import java.net.URI;

/** The address that files are offered below. Clients join paths to it or squeeze {@code //} out of it, so it has none and does not end in a slash. */
final class FeedAddress {

    private FeedAddress() {}

    static String of(URI base) {
        return base.toString().replaceAll("(?<!:)/{2,}", "/").replaceAll("/+$", "");
    }
}
