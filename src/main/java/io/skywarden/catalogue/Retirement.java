package io.skywarden.catalogue;

import io.skywarden.catalogue.CatalogueFailure.NotInForce;
import io.skywarden.catalogue.CatalogueFailure.StaleLook;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.State;
import io.skywarden.signature.yaml.AuthoredSignature;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/**
 * Takes a signature out of service at once. It is what the version in force says, but for its state, so it needs no second pair
 * of eyes: nothing new can reach a sensor by it.
 */
@Singleton
@Transactional
public class Retirement {

    private final Versions versions;
    private final Shelf shelf;
    private final Journal journal;

    Retirement(Versions versions, Shelf shelf, Journal journal) {
        this.versions = versions;
        this.shelf = shelf;
        this.journal = journal;
    }

    /** @param revision of the head the caller looked at */
    public Head retire(SignatureId id, Actor actor, Why why, int revision) {
        Journal.Page page = journal.open();
        Head head = shelf.head(id);
        if (head.revision() != revision) {
            throw new StaleLook(id, head.revision());
        }
        SignatureVersion active = head.force().flatMap(force -> versions.find(id, force.number()))
                .filter(version -> !(version.signature().state() instanceof State.Retired)).orElseThrow(() -> new NotInForce(id));
        AuthoredSignature retired = AuthoredSignature.written(retired(active.signature(), why), active.text().recipe());
        return shelf.put(retired, actor, why, "retire", Stage.RETIRED, page);
    }

    private static Signature retired(Signature active, Why why) {
        return new Signature(active.id(), active.title(), active.family(), active.era(), active.confidence(), new State.Retired(why.text()),
                active.description(), active.sources(), active.detection(), active.expectations(), active.tags());
    }
}
