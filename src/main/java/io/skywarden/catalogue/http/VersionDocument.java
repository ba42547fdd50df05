package io.skywarden.catalogue.http;

import io.skywarden.catalogue.SignatureVersion;
import java.time.Instant;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A version in full.
 *
 * @param parent the version it was made from; null for the first
 * @param signature the members of {@code signature.yaml}, as JSON
 */
record VersionDocument(String id, int version, String contentHash, Instant firstSeen, String author, String reason, Integer parent,
        Map<String, Object> signature) {

    static VersionDocument of(SignatureVersion version) {
        Map<String, Object> members = new Yaml(new SafeConstructor(new LoaderOptions())).load(version.text().signature());
        SignatureVersion.Origin origin = version.origin();
        return new VersionDocument(version.id().value(), version.number(), version.contentHash(), version.firstSeen(),
                origin.author().name(), origin.why().text(), origin.parent().isPresent() ? origin.parent().getAsInt() : null, members);
    }
}
