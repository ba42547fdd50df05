package io.skywarden.catalogue.http;

import io.skywarden.capture.DeliveryRefused;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemAnswer;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Says in HTTP why captures were not taken. */
@Provider
final class DeliveryProblems implements ExceptionMapper<DeliveryRefused> {

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(DeliveryRefused refused) {
        Kind kind = switch (refused.fault()) {
            case MALFORMED -> Kind.MALFORMED_REQUEST;
            case TOO_LARGE -> Kind.CONTENT_TOO_LARGE;
            case OTHER_DIGEST -> Kind.DIGEST_MISMATCH;
            case NOT_A_CAPTURE -> Kind.NOT_A_CAPTURE;
        };
        return ProblemAnswer.to(asked, new Problem(kind, refused.getMessage(),
                refused.capture().<Map<String, Object>>map(name -> Map.of("capture", name)).orElse(Map.of())));
    }
}
