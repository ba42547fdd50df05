package io.skywarden.catalogue;

import io.skywarden.catalogue.AuditRecord.Deed;
import io.skywarden.catalogue.CatalogueFailure.UnknownSignature;
import io.skywarden.catalogue.SignatureVersion.Origin;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalInt;

/** The two movements that all changes are made of: a version is put on the shelf, and a version moves to another stage. */
@Singleton
class Shelf {

    private final Versions versions;
    private final Heads heads;

    Shelf(Versions versions, Heads heads) {
        this.versions = versions;
        this.heads = heads;
    }

    Head head(SignatureId id) {
        return heads.find(id).orElseThrow(() -> new UnknownSignature(id));
    }

    /** Adds the next version of a signature. */
    Head put(AuthoredSignature content, Actor author, Why why, String act, Stage stage, Journal.Page page) {
        SignatureId id = content.signature().id();
        Optional<Head> before = heads.find(id);
        OptionalInt parent = before.map(head -> OptionalInt.of(head.latest())).orElse(OptionalInt.empty());
        int number = parent.orElse(0) + 1;
        SignatureVersion version = new SignatureVersion(number, page.at(), new Origin(author, why, parent), content);
        versions.add(version, stage);
        Head begun = new Head(id, before.map(Head::revision).orElse(0), number, stage, content.contentHash(), before.flatMap(Head::force));
        Head after = begun.after(stage);
        heads.put(after, version);
        page.tell(author, new Deed(act, id, number, before.map(Head::stage).orElse(stage), stage, why, content.contentHash()));
        return after;
    }

    /** Moves the newest version. */
    Head move(Head head, Stage to, Actor actor, Why why, String act, Journal.Page page) {
        versions.stand(head.id(), head.latest(), to, page.at());
        Head after = head.after(to);
        heads.put(after, versions.find(head.id(), head.latest()).orElseThrow());
        page.tell(actor, new Deed(act, head.id(), head.latest(), head.stage(), to, why, head.contentHash()));
        return after;
    }
}
