package io.skywarden.catalogue;

import io.skywarden.catalogue.AnsweredRequests.Answered;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a change happen once however often it is asked for: a request repeated under the same key is answered as the first one
 * was. Change and answer are one transaction, and both wait their turn first, so that even two at the same moment are one.
 */
@Singleton
@Transactional
public class Once {

    /** How long a key is remembered. */
    public static final Duration REMEMBERED = Duration.ofDays(7);

    private final AnsweredRequests answered;
    private final Journal journal;

    Once(AnsweredRequests answered, Journal journal) {
        this.answered = answered;
        this.journal = journal;
    }

    /**
     * The answer of the change, or the one it had before.
     *
     * @param change answers for the request of that digest
     * @return nothing if the key was used for another request
     */
    public Optional<Answered> answer(Actor actor, String key, String digest, Supplier<Answered> change) {
        Journal.Page page = journal.open();
        answered.forgetBefore(page.at().minus(REMEMBERED));
        Optional<Answered> before = answered.find(actor, key);
        if (before.isPresent()) {
            return before.filter(answer -> answer.digest().equals(digest));
        }
        Answered now = change.get();
        answered.keep(actor, key, now, page.at());
        return Optional.of(now);
    }
}
