package io.skywarden.app;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
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

/** How long a request may be: 1 MiB, and as much as the operator allows when it brings files to the API, which go to disk. */
final class BodyLimits {

    private static final long WITHOUT_FILES = 1 << 20;

    private final long withFiles;

    BodyLimits(Settings settings) {
        this.withFiles = settings.upload().total().asLongValue();
    }

    // A request of no told length is cut off by the framework, with the status alone.
    // Before the framework's own limit, which would answer with nothing; and behind it, which is the same for all paths.
    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::check);
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(BodyLimits::narrow);
    }

    private void check(RoutingContext request) {
        long most = bringsFiles(request) ? withFiles : WITHOUT_FILES;
        if (length(request) > most) {
            refuse(request, most);
        } else {
            request.next();
        }
    }

    // Answered here: what merely fails is answered by the framework, with nothing.
    private static void refuse(RoutingContext request, long most) {
        String path = request.request().path();
        Problem problem = new Problem(Kind.CONTENT_TOO_LARGE, "the request has %d bytes, and %s reads at most %d".formatted(length(request), path, most));
        // The rest of it is not read. HTTP/2 has no such header (RFC 9113, section 8.2.2).
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        request.response().setStatusCode(problem.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(ProblemDocument.of(problem, path)));
    }

    private static void narrow(RoutingContext request) {
        if (!bringsFiles(request)) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, WITHOUT_FILES);
        }
        request.next();
    }

    private static boolean bringsFiles(RoutingContext request) {
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return request.request().path().startsWith("/api/v1/")
                && type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** -1 when it is not told. */
    private static long length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("[0-9]{1,18}") ? -1 : Long.parseLong(length);
    }
}
