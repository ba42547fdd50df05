package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Versions in a list. */
final class VersionsInMemory implements Versions {

    private final List<SignatureVersion> all = new ArrayList<>();

    @Override
    public List<Listing> latest() {
        return all.stream().map(SignatureVersion::id).distinct().sorted().map(id -> of(id).getFirst()).toList();
    }

    @Override
    public List<Listing> of(SignatureId id) {
        return all.stream().filter(version -> version.id().equals(id)).map(SignatureVersion::listing)
                .sorted(Comparator.comparing(Listing::version).reversed()).toList();
    }

    @Override
    public Optional<SignatureVersion> find(SignatureId id, int number) {
        return all.stream().filter(version -> version.id().equals(id) && version.number() == number).findFirst();
    }

    @Override
    public void add(SignatureVersion version) {
        all.add(version);
    }
}
