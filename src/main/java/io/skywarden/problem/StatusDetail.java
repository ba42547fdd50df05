package io.skywarden.problem;

/** What can be said of a request that was refused by its form alone. */
final class StatusDetail {

    private StatusDetail() {}

    static String of(Kind kind, String path) {
        return switch (kind) {
            case UNAUTHENTICATED -> "%s needs a token: POST /api/v1/tokens gives one".formatted(path);
            case FORBIDDEN -> "the roles of your token do not allow this on %s".formatted(path);
            case TOO_MANY_REQUESTS -> "%s was asked too often; try again later".formatted(path);
            case USER_EXISTS, LAST_ADMIN -> "%s is not in a state that allows this".formatted(path);
            case NOT_FOUND, SIGNATURE_UNKNOWN, VERSION_UNKNOWN, FILE_NOT_PUBLISHED, NO_CONFLICT, USER_UNKNOWN, TOKEN_UNKNOWN ->
                    "nothing is served under %s; /q/openapi lists what is".formatted(path);
            case METHOD_NOT_ALLOWED -> "%s does not answer this method; the Allow header names those it does".formatted(path);
            case NOT_ACCEPTABLE -> "%s has no representation that the Accept header admits".formatted(path);
            case CONTENT_TOO_LARGE -> "the request to %s is too large".formatted(path);
            case UNSUPPORTED_MEDIA_TYPE -> "%s cannot read the request's Content-Type".formatted(path);
            case MALFORMED_REQUEST -> "the request to %s is malformed".formatted(path);
            case SIGNATURE_EXISTS, NOTHING_CHANGED, STEP_NOT_OPEN, JOB_NOT_OPEN, FOUR_EYES, PRECONDITION_FAILED, IDEMPOTENCY_KEY_REUSED,
                    PRECONDITION_REQUIRED -> "%s does not do that now".formatted(path);
            case MALFORMED_SIGNATURE, NOT_A_CAPTURE, DIGEST_MISMATCH -> "what was sent to %s cannot be worked with".formatted(path);
            case BUSY -> "%s has no place left; try again in a moment".formatted(path);
            case UNEXPECTED -> "the request to %s failed".formatted(path);
        };
    }
}
