package io.skywarden.catalogue;

import io.skywarden.capture.SentCapture;
import io.skywarden.catalogue.AuditRecord.Deed;
import io.skywarden.catalogue.CatalogueFailure.FourEyes;
import io.skywarden.catalogue.CatalogueFailure.NothingChanged;
import io.skywarden.catalogue.CatalogueFailure.ServiceOnly;
import io.skywarden.catalogue.CatalogueFailure.SignatureExists;
import io.skywarden.catalogue.CatalogueFailure.StaleLook;
import io.skywarden.catalogue.CatalogueFailure.StepNotOpen;
import io.skywarden.catalogue.CatalogueFailure.UnknownVersion;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/** The way of a version from a draft into force. Each call is one change: all of it happens, with its audit record, or nothing. */
@Singleton
@Transactional
public class Review {

    private final Versions versions;
    private final Heads heads;
    private final Shelf shelf;
    private final AttachedCaptures captures;
    private final Journal journal;

    Review(Versions versions, Heads heads, Shelf shelf, AttachedCaptures captures, Journal journal) {
        this.versions = versions;
        this.heads = heads;
        this.shelf = shelf;
        this.captures = captures;
        this.journal = journal;
    }

    public Head begin(AuthoredSignature content, Actor author, Why why) {
        return begin(content, List.of(), author, why);
    }

    /**
     * The draft of a signature that is not in the catalogue yet.
     *
     * @param sent captures that are kept with it: from now on it is proven against them
     */
    public Head begin(AuthoredSignature content, List<SentCapture> sent, Actor author, Why why) {
        Journal.Page page = journal.open();
        SignatureId id = content.signature().id();
        if (heads.find(id).isPresent()) {
            throw new SignatureExists(id);
        }
        return draft(content, sent, author, why, page);
    }

    public Head revise(AuthoredSignature content, Actor author, Why why, int revision) {
        return revise(content, List.of(), author, why, revision);
    }

    /**
     * The draft of a further version. What came with earlier versions goes on being held against it.
     *
     * @param sent further captures
     * @param revision of the head the author looked at
     */
    public Head revise(AuthoredSignature content, List<SentCapture> sent, Actor author, Why why, int revision) {
        Journal.Page page = journal.open();
        Head head = seen(content.signature().id(), revision);
        if (head.contentHash().equals(content.contentHash())) {
            throw new NothingChanged(head.id(), head.latest());
        }
        return draft(content, sent, author, why, page);
    }

    private Head draft(AuthoredSignature content, List<SentCapture> sent, Actor author, Why why, Journal.Page page) {
        Head head = shelf.put(content, author, why, "draft", Stage.DRAFT, page);
        for (SentCapture capture : sent) {
            captures.keep(head.id(), head.latest(), capture, page.at());
            page.tell(author, new Deed("attach", head.id(), head.latest(), Stage.DRAFT, Stage.DRAFT,
                    new Why(AttachedCapture.told(capture)), content.contentHash()));
        }
        return head;
    }

    /** A step of the newest version, taken by a person. */
    public Head take(SignatureId id, int number, Step step, Actor actor, Why why, int revision) {
        Journal.Page page = journal.open();
        Head head = newest(id, number, seen(id, revision));
        if (step == Step.PROVE) {
            throw new ServiceOnly(id, step);
        }
        return move(head, step, actor, why, page);
    }

    /** What the service found out about the newest version; nothing happens if it moved on meanwhile. */
    public void found(SignatureId id, int number, boolean proven, Why findings) {
        Journal.Page page = journal.open();
        Head head = shelf.head(id);
        if (head.latest() == number && head.stage() == Stage.SUBMITTED) {
            move(head, proven ? Step.PROVE : Step.SEND_BACK, Actor.SERVICE, findings, page);
        }
    }

    private Head move(Head head, Step step, Actor actor, Why why, Journal.Page page) {
        if (!step.isOpenAt(head.stage())) {
            throw new StepNotOpen(head.id(), head.latest(), step, head.stage());
        }
        SignatureVersion version = versions.find(head.id(), head.latest()).orElseThrow();
        if (step == Step.APPROVE && version.origin().author().is(actor)) {
            throw new FourEyes(head.id(), head.latest(), actor);
        }
        return shelf.move(head, step.leadsTo(version.signature().state()), actor, why, step.word(), page);
    }

    /** A remark about any version, kept in the audit chain. */
    public void comment(SignatureId id, int number, Actor actor, Why text) {
        Journal.Page page = journal.open();
        Head head = shelf.head(id);
        SignatureVersion version = versions.find(id, number).orElseThrow(() -> new UnknownVersion(id, number, head.latest()));
        Stage stage = versions.stage(id, number);
        page.tell(actor, new Deed("comment", id, number, stage, stage, text, version.contentHash()));
    }

    private Head seen(SignatureId id, int revision) {
        Head head = shelf.head(id);
        if (head.revision() != revision) {
            throw new StaleLook(id, head.revision());
        }
        return head;
    }

    private static Head newest(SignatureId id, int number, Head head) {
        if (number < 1 || number > head.latest()) {
            throw new UnknownVersion(id, number, head.latest());
        }
        if (number < head.latest()) {
            throw new StepNotOpen(id, number, head.latest());
        }
        return head;
    }
}
