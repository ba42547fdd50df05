package io.skywarden.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The closed list of what may go wrong, each with the status and title that never vary (RFC 9457, section 3.1). */
public enum Kind {
    MALFORMED_REQUEST(400, "The request cannot be understood"),
    NOT_FOUND(404, "Nothing is served under this path"),
    METHOD_NOT_ALLOWED(405, "This path does not answer this method"),
    NOT_ACCEPTABLE(406, "No representation has the media type asked for"),
    CONTENT_TOO_LARGE(413, "The request is larger than this service reads"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the request cannot be read"),
    UNEXPECTED(500, "The service failed"),
    SIGNATURE_UNKNOWN(404, "The catalogue has no such signature"),
    VERSION_UNKNOWN(404, "The signature has no such version"),
    FILE_NOT_PUBLISHED(404, "No such file has been published"),
    MALFORMED_SIGNATURE(422, "The signature has mistakes"),
    NOT_A_CAPTURE(422, "A file that was sent is no capture that can be read"),
    DIGEST_MISMATCH(422, "A file did not arrive as it was sent"),
    BUSY(503, "All places for this work are taken");

    private final int status;
    private final String title;

    Kind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The kind that says no more than an HTTP status does; nothing when the status says more than any kind. */
    public static Optional<Kind> ofStatus(int status) {
        return Arrays.stream(values()).filter(kind -> kind.status == status).findFirst();
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The name in the document's type and of the page that explains it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
