package io.skywarden.catalogue.http;

import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemAnswer;
import io.skywarden.signature.yaml.Complaint;
import io.skywarden.signature.yaml.MalformedSubmission;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Tells everything that is wrong in a submitted signature in one answer, each with its line and JSON pointer. */
@Provider
final class MalformedSubmissions implements ExceptionMapper<MalformedSubmission> {

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(MalformedSubmission malformed) {
        return ProblemAnswer.to(asked, new Problem(Kind.MALFORMED_SIGNATURE,
                "mistakes: %d; 'complaints' names each with its place".formatted(malformed.complaints().size()),
                Map.of("complaints", malformed.complaints().stream().map(MalformedSubmissions::document).toList())));
    }

    private static Map<String, Object> document(Complaint complaint) {
        return Map.of("pointer", complaint.path(), "line", complaint.line(), "message", complaint.what());
    }
}
