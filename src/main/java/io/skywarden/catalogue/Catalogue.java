package io.skywarden.catalogue;

import io.skywarden.catalogue.CatalogueFailure.UnknownSignature;
import io.skywarden.catalogue.CatalogueFailure.UnknownVersion;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every version of every signature that was ever imported. */
@Singleton
@Transactional
public class Catalogue {

    private final Versions versions;
    private final Clock clock;

    public Catalogue(Versions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * Takes in a tree, all of it or nothing. A signature that differs from its latest version gets a further one, also when
     * it equals an older version: the latest version is what the tree says now. Importing a tree twice does nothing.
     */
    public ImportReport importTree(List<AuthoredSignature> tree) {
        Map<SignatureId, Listing> before = versions.latest().stream().collect(Collectors.toMap(Listing::id, Function.identity()));
        List<SignatureId> added = new ArrayList<>();
        List<SignatureId> changed = new ArrayList<>();
        List<SignatureId> unchanged = new ArrayList<>();
        for (AuthoredSignature authored : tree) {
            SignatureId id = authored.signature().id();
            Listing latest = before.remove(id);
            if (latest == null) {
                versions.add(version(authored, 1));
                added.add(id);
            } else if (latest.contentHash().equals(authored.contentHash())) {
                unchanged.add(id);
            } else {
                versions.add(version(authored, latest.version() + 1));
                changed.add(id);
            }
        }
        return new ImportReport(added, changed, unchanged, List.copyOf(before.keySet()));
    }

    /** The latest version of every signature, in order of the ids. */
    public List<Listing> signatures() {
        return versions.latest();
    }

    /** All versions of one signature, newest first. */
    public List<Listing> history(SignatureId id) {
        List<Listing> history = versions.of(id);
        if (history.isEmpty()) {
            throw new UnknownSignature(id);
        }
        return history;
    }

    public SignatureVersion latest(SignatureId id) {
        return version(id, history(id).getFirst().version());
    }

    public SignatureVersion version(SignatureId id, int number) {
        return versions.find(id, number)
                .orElseThrow(() -> new UnknownVersion(id, number, history(id).getFirst().version()));
    }

    // Databases keep microseconds; cut here so that what is answered first equals what is answered later.
    private SignatureVersion version(AuthoredSignature authored, int number) {
        return new SignatureVersion(authored.signature().id(), number, authored.contentHash(),
                clock.instant().truncatedTo(ChronoUnit.MICROS), authored.signature(), authored.text());
    }
}
