package io.skywarden.catalogue;

import java.time.Instant;
import java.util.Optional;

/** What requests with an idempotency key were answered. */
public interface AnsweredRequests {

    /**
     * An answer as it was given.
     *
     * @param digest SHA-256 of the request it answers
     */
    record Answered(String digest, int status, String location, String tag, String body) {}

    Optional<Answered> find(Actor actor, String key);

    void keep(Actor actor, String key, Answered answer, Instant at);

    void forgetBefore(Instant moment);
}
