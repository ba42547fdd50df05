package io.skywarden.proof.http;

import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemAnswer;
import io.skywarden.proof.job.JobFailure;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Says in HTTP what is not done with a job. */
@Provider
final class JobProblems implements ExceptionMapper<JobFailure> {

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(JobFailure failure) {
        return ProblemAnswer.to(asked, new Problem(switch (failure) {
            case JobFailure.Unknown _ -> Kind.NOT_FOUND;
            case JobFailure.NotOpen _ -> Kind.JOB_NOT_OPEN;
            case JobFailure.NothingInForce _ -> Kind.JOB_NOT_OPEN;
        }, failure.getMessage()));
    }
}
