package io.skywarden.app;

import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemDocument;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Refuses what is asked for under no address at all, before anybody takes it apart. */
final class RequestLines {

    /** Set before the start, it leaves this refusal to us: the framework's own has no document. */
    static final String OURS = "vertx.disableURIValidation";

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(RequestLines::check);
    }

    private static void check(RoutingContext request) {
        String asked = request.request().uri();
        if (isAddress(asked)) {
            request.next();
            return;
        }
        Problem problem = new Problem(Kind.MALFORMED_REQUEST,
                "the path or the query is no URI (RFC 3986): %-encode, as UTF-8, what has no place in one");
        request.response().setStatusCode(problem.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(ProblemDocument.of(problem, asked)));
    }

    private static boolean isAddress(String asked) {
        try {
            URI uri = new URI(asked);
            return isText(uri.getRawPath()) && isText(uri.getRawQuery());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Whether its %-escapes are UTF-8; the form was checked before. */
    private static boolean isText(String raw) {
        if (raw == null || raw.indexOf('%') < 0) {
            return true;
        }
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            boolean escape = raw.charAt(i) == '%';
            bytes[length++] = escape ? (byte) Integer.parseInt(raw, i + 1, i + 3, 16) : (byte) 'x';
            i += escape ? 2 : 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
