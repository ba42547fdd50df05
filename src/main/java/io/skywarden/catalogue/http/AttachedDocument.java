package io.skywarden.catalogue.http;

import io.skywarden.catalogue.AttachedCapture;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A capture that came with a version. */
record AttachedDocument(
        @Schema(description = "As its sender called it") String name,
        String sha256,
        @Schema(description = "positive, negative, or none") String claim,
        long bytes,
        @Schema(description = "The version it came with") int cameWith) {

    static AttachedDocument of(AttachedCapture capture) {
        return new AttachedDocument(capture.name(), capture.digest().hex(), AttachedCapture.word(capture.claim()), capture.bytes(), capture.number());
    }
}
