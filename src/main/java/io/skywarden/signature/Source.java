package io.skywarden.signature;

import java.net.URI;
import java.util.Optional;

/** Where a piece of knowledge comes from: a paper, a specification, or our own measurement. */
public record Source(String title, Optional<URI> url) {

    public Source {
        if (title == null || title.isBlank()) {
            throw new MalformedSignature("sources", "a source has a title");
        }
        url.filter(u -> !u.isAbsolute() || u.getHost() == null).ifPresent(u -> {
            throw new MalformedSignature("sources", "'%s' is not an absolute URL with a host".formatted(u));
        });
    }
}
