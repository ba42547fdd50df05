package io.skywarden.access.http;

import io.skywarden.access.AccessFailure;
import io.skywarden.access.AccessFailure.LastAdmin;
import io.skywarden.access.AccessFailure.NameTaken;
import io.skywarden.access.AccessFailure.TooManyAttempts;
import io.skywarden.access.AccessFailure.TooManySubmissions;
import io.skywarden.access.AccessFailure.Unacceptable;
import io.skywarden.access.AccessFailure.UnknownToken;
import io.skywarden.access.AccessFailure.UnknownUser;
import io.skywarden.access.AccessFailure.WrongPassword;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemAnswer;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Says in HTTP what access would not do. */
@Provider
final class AccessProblems implements ExceptionMapper<AccessFailure> {

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(AccessFailure failure) {
        return ProblemAnswer.to(asked, switch (failure) {
            case Unacceptable f -> new Problem(Kind.MALFORMED_REQUEST, f.getMessage(), Map.of("pointer", "/" + f.member()));
            case WrongPassword f -> new Problem(Kind.UNAUTHENTICATED, f.getMessage());
            case TooManyAttempts f -> Problem.tooManyRequests(f.getMessage(), f.pause());
            case TooManySubmissions f -> Problem.tooManyRequests(f.getMessage(), f.pause());
            case UnknownUser f -> new Problem(Kind.USER_UNKNOWN, f.getMessage());
            case UnknownToken f -> new Problem(Kind.TOKEN_UNKNOWN, f.getMessage());
            case NameTaken f -> new Problem(Kind.USER_EXISTS, f.getMessage());
            case LastAdmin f -> new Problem(Kind.LAST_ADMIN, f.getMessage());
        });
    }
}
