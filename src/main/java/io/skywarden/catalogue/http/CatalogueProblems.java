package io.skywarden.catalogue.http;

import io.skywarden.catalogue.CatalogueFailure;
import io.skywarden.catalogue.CatalogueFailure.UnknownSignature;
import io.skywarden.catalogue.CatalogueFailure.UnknownVersion;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemAnswer;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Says in HTTP what the catalogue would not do. */
@Provider
final class CatalogueProblems implements ExceptionMapper<CatalogueFailure> {

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(CatalogueFailure failure) {
        String id = failure.id().value();
        return ProblemAnswer.to(asked, switch (failure) {
            case UnknownSignature f -> new Problem(Kind.SIGNATURE_UNKNOWN, f.getMessage(), Map.of("signature", id));
            case UnknownVersion f ->
                    new Problem(Kind.VERSION_UNKNOWN, f.getMessage(), Map.of("signature", id, "latest", f.latest()));
        });
    }
}
