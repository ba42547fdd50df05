package io.skywarden.capture;

import java.nio.file.Path;

/** A sound capture of a kind of link that is not decoded here. It says nothing about any signature. */
public final class LinkUnsupported extends CaptureUnreadable {

    private static final long serialVersionUID = 1L;

    LinkUnsupported(Path file, int linkType) {
        super(file, "link type %d is not one we decode".formatted(linkType));
    }
}
