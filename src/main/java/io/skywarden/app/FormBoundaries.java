package io.skywarden.app;

import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemDocument;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses forms that do not say what stands between their parts (RFC 2046, section 5.1.1): the framework's parser fails over some of them. */
final class FormBoundaries {

    private static final String FORM = "multipart/form-data";
    private static final Pattern BOUNDARY = Pattern.compile(".*;\\s*boundary=(\"[^\"]{1,70}\"|[^\\s\";]{1,70})\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(FormBoundaries::check);
    }

    private static void check(RoutingContext request) {
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith(FORM) || BOUNDARY.matcher(type).matches()) {
            request.next();
            return;
        }
        Problem problem = new Problem(Kind.MALFORMED_REQUEST,
                "the Content-Type %s needs a boundary, such as multipart/form-data; boundary=x: most clients write it themselves".formatted(FORM));
        // The rest of it is not read. HTTP/2 has no such header (RFC 9113, section 8.2.2).
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        request.response().setStatusCode(problem.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(ProblemDocument.of(problem, request.request().path())));
    }
}
