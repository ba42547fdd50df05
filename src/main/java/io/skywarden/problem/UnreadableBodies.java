package io.skywarden.problem;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Answers a JSON body of the wrong shape, and points (RFC 6901) to the place. */
@Provider
final class UnreadableBodies implements ExceptionMapper<MismatchedInputException> {

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(MismatchedInputException mismatch) {
        String pointer = mismatch.getPath().stream().map(UnreadableBodies::token)
                .reduce(JsonPointer.empty(), JsonPointer::appendProperty, JsonPointer::append).toString();
        return ProblemAnswer.to(asked, new Problem(Kind.MALFORMED_REQUEST, "the body does not have the expected shape at '%s'"
                .formatted(pointer.isEmpty() ? "/" : pointer), Map.of("pointer", pointer)));
    }

    private static String token(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }
}
