package io.skywarden.catalogue.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.AnsweredRequests;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The table of answered requests. */
@Singleton
class AnsweredRows implements AnsweredRequests, PanacheRepositoryBase<AnsweredRow, AnsweredRow.Key> {

    @Override
    public Optional<Answered> find(Actor actor, String key) {
        return findByIdOptional(new AnsweredRow.Key(actor.name(), key))
                .map(row -> new Answered(row.digest, row.status, row.location, row.tag, row.body));
    }

    @Override
    public void keep(Actor actor, String key, Answered answer, Instant at) {
        AnsweredRow row = new AnsweredRow();
        row.key = new AnsweredRow.Key(actor.name(), key);
        row.digest = answer.digest();
        row.status = answer.status();
        row.location = answer.location();
        row.tag = answer.tag();
        row.body = answer.body();
        row.answeredAt = at;
        persist(row);
    }

    @Override
    public void forgetBefore(Instant moment) {
        delete("answeredAt < ?1", moment);
    }
}
