package io.skywarden.catalogue.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.AnsweredRequests.Answered;
import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.Once;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers changes: with the new standing and its tag, and the same again when the same key asks again. */
@Singleton
class Changes {

    private final Once once;
    private final ObjectMapper json;

    Changes(Once once, ObjectMapper json) {
        this.once = once;
        this.json = json;
    }

    /**
     * Makes the change and answers it.
     *
     * @param request what was asked for, all of it: under one key it must not differ
     */
    Response answer(Asker asker, int status, List<String> request, Supplier<Head> change) {
        return answer(asker, request, digest -> answered(digest, status, change.get()));
    }

    /** Makes a change that adds something, and answers with what was added. */
    Response answer(Asker asker, List<String> request, String location, Supplier<?> addition) {
        return answer(asker, request, digest -> new Answered(digest, 201, location, "", written(addition.get())));
    }

    private Response answer(Asker asker, List<String> request, Function<String, Answered> change) {
        Actor actor = asker.actor();
        String digest = digest(request);
        Answered answer = asker.key()
                .map(key -> once.answer(actor, key, digest, () -> change.apply(digest)).orElseThrow(Changes::reused))
                .orElseGet(() -> change.apply(digest));
        return Response.status(answer.status()).header(HttpHeaders.LOCATION, answer.location())
                .header(HttpHeaders.ETAG, answer.tag().isEmpty() ? null : answer.tag())
                .entity(answer.body()).type(MediaType.APPLICATION_JSON).build();
    }

    private Answered answered(String digest, int status, Head head) {
        return new Answered(digest, status, "/api/v1/signatures/%s/versions/%d".formatted(head.id(), head.latest()), tag(head),
                written(StandingDocument.of(head)));
    }

    private String written(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer can always be written as JSON", impossible);
        }
    }

    private static Refusal reused() {
        return new Refusal(new Problem(Kind.IDEMPOTENCY_KEY_REUSED,
                "this Idempotency-Key answered another request of yours: take a fresh key for every new request"));
    }

    static String tag(Head head) {
        return "\"%d\"".formatted(head.revision());
    }

    private static String digest(List<String> request) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : request) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
