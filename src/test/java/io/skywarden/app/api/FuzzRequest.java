package io.skywarden.app.api;

import io.skywarden.app.api.ApiDocument.Operation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * A request to be tried.
 *
 * @param number by which the same is made again
 * @param target the path and the query, encoded
 * @param plain whether the path is sure to lead to the operation
 */
record FuzzRequest(int number, Operation operation, String method, String target, boolean plain, Map<String, String> headers, byte[] body) {

    HttpRequest to(String base) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target)).timeout(Duration.ofSeconds(90))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request.build();
    }

    /** So long that the server need not even read it as a request. */
    boolean isOverlong() {
        return target.length() > 3_800 || headers.values().stream().mapToInt(String::length).sum() > 6_000;
    }

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return "request %d: %s %s\n  %s\n  %s".formatted(number, method, target,
                headers.toString().replaceAll("sky_[0-9a-f]+_\\S{8,}?(?=[,}])", "(token)"), text.length() > 600 ? text.substring(0, 600) + "…" : text);
    }
}
