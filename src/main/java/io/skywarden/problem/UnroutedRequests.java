package io.skywarden.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Answers requests that end before any resource is reached, which the framework would answer in HTML or with nothing. */
final class UnroutedRequests {

    void register(@Observes Router router) {
        for (Kind kind : Kind.values()) {
            if (Kind.ofStatus(kind.status()).filter(kind::equals).isPresent()) {
                router.errorHandler(kind.status(), request -> answer(request, kind));
            }
        }
    }

    private static void answer(RoutingContext request, Kind kind) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        Problem problem = kind == Kind.UNEXPECTED
                ? UnexpectedFailure.logged(request.failure())
                : new Problem(kind, StatusDetail.of(kind, request.request().path()));
        response.setStatusCode(kind.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(ProblemDocument.of(problem, request.request().path())));
    }
}
