package io.skywarden.repository.http;

import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The answer with a published file: its very bytes, tagged with their SHA-256. They are read whole, so that tag, length and
 * bytes are those of one file even while another takes its place.
 */
final class FeedAnswer {

    private FeedAnswer() {}

    static Response of(Request request, byte[] bytes, String mediaType, Freshness freshness) {
        EntityTag tag = new EntityTag(sha256(bytes));
        ResponseBuilder unmet = request.evaluatePreconditions(tag);
        if (unmet != null && unmet.clone().build().getStatus() == Kind.PRECONDITION_FAILED.status()) {
            throw new Refusal(new Problem(Kind.PRECONDITION_FAILED, "the file is another one now; its ETag is \"%s\"".formatted(tag.getValue())));
        }
        ResponseBuilder answer = unmet != null ? unmet : whole(request, bytes, mediaType);
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, freshness.cacheControl()).build();
    }

    // The length is said outright, since the answer to HEAD has no entity to take it from (RFC 9110, section 8.6).
    private static ResponseBuilder whole(Request request, byte[] bytes, String mediaType) {
        ResponseBuilder answer = Response.ok().type(mediaType).header(HttpHeaders.CONTENT_LENGTH, bytes.length);
        return request.getMethod().equals(HttpMethod.HEAD) ? answer : answer.entity(bytes);
    }

    static String mediaType(String name) {
        if (name.endsWith(".gz")) {
            return "application/gzip";
        }
        if (name.endsWith(".json")) {
            return "application/json";
        }
        return name.matches(".*\\.(md5|sha256|minisig|pub|txt|rules|yaml)") ? "text/plain;charset=UTF-8" : "application/octet-stream";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
