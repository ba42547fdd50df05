package io.skywarden.rules.store;

import io.skywarden.catalogue.RuleNumbers;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Looks rules up in the table of sids. */
@Singleton
@Transactional
class NumbersOfRules implements RuleNumbers {

    private final EntityManager rows;

    NumbersOfRules(EntityManager rows) {
        this.rows = rows;
    }

    @Override
    public Optional<SignatureId> owner(long sid, int rev) {
        return rows.createQuery("select r.signatureId from SidRow r where r.sid = ?1 and r.rev = ?2 and not r.retired", String.class)
                .setParameter(1, sid).setParameter(2, rev).getResultStream().findFirst().map(SignatureId::new);
    }
}
