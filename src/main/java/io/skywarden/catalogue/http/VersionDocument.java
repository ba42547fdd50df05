package io.skywarden.catalogue.http;

import io.skywarden.catalogue.SignatureVersion;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A version in full.
 *
 * @param parent the version it was made from; null for the first
 * @param signature the members of {@code signature.yaml}, as JSON
 * @param proof those of {@code proof.yaml}; null when there is none
 * @param recipe the canonical text of the recipe
 */
record VersionDocument(String id, int version, String contentHash, Instant firstSeen, String author, String reason, Integer parent,
        Map<String, Object> signature, Object proof, Object recipe) {

    static VersionDocument of(SignatureVersion version) {
        Map<String, Object> members = new TreeMap<>(version.content().form().members());
        Object proof = members.remove("proof");
        Object recipe = members.remove("recipe");
        SignatureVersion.Origin origin = version.origin();
        return new VersionDocument(version.id().value(), version.number(), version.contentHash(), version.firstSeen(),
                origin.author().name(), origin.why().text(), origin.parent().isPresent() ? origin.parent().getAsInt() : null, members, proof, recipe);
    }
}
