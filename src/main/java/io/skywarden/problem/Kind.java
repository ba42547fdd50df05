package io.skywarden.problem;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The closed list of what may go wrong, each with the status and title that never vary (RFC 9457, section 3.1). */
public enum Kind {
    MALFORMED_REQUEST(400, "The request cannot be understood"),
    UNAUTHENTICATED(401, "The request shows no token that is good"),
    FORBIDDEN(403, "The caller may not do this"),
    NOT_FOUND(404, "Nothing is served under this path"),
    METHOD_NOT_ALLOWED(405, "This path does not answer this method"),
    NOT_ACCEPTABLE(406, "No representation has the media type asked for"),
    CONTENT_TOO_LARGE(413, "The request is larger than this service reads"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the request cannot be read"),
    TOO_MANY_REQUESTS(429, "Too many requests in a short time"),
    UNEXPECTED(500, "The service failed"),
    SIGNATURE_UNKNOWN(404, "The catalogue has no such signature"),
    VERSION_UNKNOWN(404, "The signature has no such version"),
    FILE_NOT_PUBLISHED(404, "No such file has been published"),
    NO_CONFLICT(404, "The tree and the catalogue do not disagree about it"),
    SIGNATURE_EXISTS(409, "The catalogue has a signature of this id"),
    NOTHING_CHANGED(409, "The newest version says this already"),
    STEP_NOT_OPEN(409, "The version does not stand where this step begins"),
    JOB_NOT_OPEN(409, "The job does not stand where this begins"),
    FOUR_EYES(403, "Nobody approves what they wrote"),
    PRECONDITION_FAILED(412, "It has changed since you looked"),
    IDEMPOTENCY_KEY_REUSED(422, "The key belongs to another request"),
    PRECONDITION_REQUIRED(428, "A change says what it is based on"),
    USER_UNKNOWN(404, "There is no such user"),
    USER_EXISTS(409, "There is a user of this name already"),
    LAST_ADMIN(409, "The last admin cannot be taken away"),
    TOKEN_UNKNOWN(404, "There is no such token"),
    MALFORMED_SIGNATURE(422, "The signature has mistakes"),
    NOT_A_CAPTURE(422, "A file that was sent is no capture that can be read"),
    DIGEST_MISMATCH(422, "A file did not arrive as it was sent"),
    BUSY(503, "All places for this work are taken");

    /** Those that say no more than their status does. */
    private static final Set<Kind> BARE = EnumSet.of(MALFORMED_REQUEST, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, TOO_MANY_REQUESTS, UNEXPECTED);

    private final int status;
    private final String title;

    Kind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The kind that says no more than an HTTP status does; nothing when the status says more than any kind. */
    public static Optional<Kind> ofStatus(int status) {
        return BARE.stream().filter(kind -> kind.status == status).findFirst();
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
