package io.skywarden.catalogue.http;

import io.skywarden.catalogue.CatalogueFailure;
import io.skywarden.catalogue.CatalogueFailure.FourEyes;
import io.skywarden.catalogue.CatalogueFailure.NoConflict;
import io.skywarden.catalogue.CatalogueFailure.NotInForce;
import io.skywarden.catalogue.CatalogueFailure.NothingChanged;
import io.skywarden.catalogue.CatalogueFailure.ServiceOnly;
import io.skywarden.catalogue.CatalogueFailure.SignatureExists;
import io.skywarden.catalogue.CatalogueFailure.StaleLook;
import io.skywarden.catalogue.CatalogueFailure.StepNotOpen;
import io.skywarden.catalogue.CatalogueFailure.UnknownSignature;
import io.skywarden.catalogue.CatalogueFailure.UnknownVersion;
import io.skywarden.catalogue.Step;
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
        return ProblemAnswer.to(asked, switch (failure) {
            case UnknownSignature f -> problem(Kind.SIGNATURE_UNKNOWN, f);
            case UnknownVersion f -> problem(Kind.VERSION_UNKNOWN, f, "latest", f.latest());
            case SignatureExists f -> problem(Kind.SIGNATURE_EXISTS, f);
            case StaleLook f -> problem(Kind.PRECONDITION_FAILED, f, "etag", "\"%d\"".formatted(f.revision()));
            case NothingChanged f -> problem(Kind.NOTHING_CHANGED, f);
            case StepNotOpen f -> problem(Kind.STEP_NOT_OPEN, f, "open", f.open().stream().map(Step::word).toList());
            case ServiceOnly f -> problem(Kind.STEP_NOT_OPEN, f);
            case NotInForce f -> problem(Kind.STEP_NOT_OPEN, f);
            case FourEyes f -> problem(Kind.FOUR_EYES, f);
            case NoConflict f -> problem(Kind.NO_CONFLICT, f);
        });
    }

    private static Problem problem(Kind kind, CatalogueFailure failure) {
        return new Problem(kind, failure.getMessage(), Map.of("signature", failure.id().value()));
    }

    private static Problem problem(Kind kind, CatalogueFailure failure, String name, Object fact) {
        return new Problem(kind, failure.getMessage(), Map.of("signature", failure.id().value(), name, fact));
    }
}
