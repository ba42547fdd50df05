package io.skywarden.problem;

import io.vertx.core.json.JsonObject;
import java.util.TreeMap;

/** A problem as it goes over the wire: {@code application/problem+json} (RFC 9457, section 3). */
public final class ProblemDocument {

    /** The media type (RFC 9457, section 6.1). */
    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemDocument() {}

    /** The document's bytes; {@code instance} is the path that was asked for. */
    public static byte[] of(Problem problem, String instance) {
        JsonObject document = new JsonObject()
                .put("type", "/problems/" + problem.kind().slug())
                .put("title", problem.kind().title())
                .put("status", problem.kind().status())
                .put("detail", problem.detail())
                .put("instance", instance);
        new TreeMap<>(problem.facts()).forEach(document::put);
        return document.toBuffer().getBytes();
    }
}
