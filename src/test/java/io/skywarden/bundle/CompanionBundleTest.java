package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.companion.Endpoints;
import io.skywarden.rules.companion.EndpointsFile;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** When an archive of companions is the same, when it is a new version, and what is in it. */
class CompanionBundleTest {

    private static final Path TREE = Path.of("src/test/resources/companions/nested/signatures");
    private static final List<Signature> SIGNATURES = SignatureTree.read(TREE).stream().map(AuthoredSignature::signature).toList();
    private static final Endpoints ENDPOINTS = EndpointsFile.in(TREE);

    @Test
    void what_is_unchanged_comes_back_as_it_was_and_a_change_is_a_new_version() throws IOException {
        CompanionBundle first = CompanionBundle.of(Channel.STABLE, SIGNATURES, ENDPOINTS, Optional.empty());
        CompanionBundle again = CompanionBundle.of(Channel.STABLE, SIGNATURES, ENDPOINTS, Optional.of(first.bytes()));
        CompanionBundle changed = CompanionBundle.of(Channel.STABLE, SIGNATURES, Endpoints.NONE, Optional.of(first.bytes()));
        assertThat(first.version()).isEqualTo(1);
        assertThat(again.version()).isEqualTo(1);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(changed.version()).isEqualTo(2);
        assertThat(members(changed).get("rpz/safe-to-block.zone")).contains("hostmaster.localhost. 2 ");
    }

    @Test
    void every_member_is_in_the_manifest_and_no_engine_takes_one_for_rules() throws IOException {
        Map<String, String> members = members(CompanionBundle.of(Channel.STABLE, SIGNATURES, ENDPOINTS, Optional.empty()));
        assertThat(members.keySet()).contains("README.md", "squid/skywarden.conf", "nftables/skywarden.nft").noneMatch(name -> name.endsWith(".rules"));
        members.keySet().stream().filter(name -> !name.equals("manifest.json"))
                .forEach(name -> assertThat(members.get("manifest.json")).contains("\"name\" : \"" + name + "\""));
        assertThat(members.get("manifest.json")).contains("it lies below what is kept");
    }

    @Test
    void bytes_that_are_no_archive_of_companions_count_as_none() {
        byte[] odd = "<html>".getBytes(StandardCharsets.UTF_8);
        assertThat(CompanionBundle.read(Channel.STABLE, odd)).isEmpty();
        assertThat(CompanionBundle.of(Channel.STABLE, SIGNATURES, ENDPOINTS, Optional.of(odd)).version()).isEqualTo(1);
        assertThat(BundleManifests.read(CompanionBundle.of(Channel.STABLE, SIGNATURES, ENDPOINTS, Optional.empty()).bytes())).isEmpty();
    }

    private static Map<String, String> members(CompanionBundle bundle) throws IOException {
        Map<String, String> members = new TreeMap<>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bundle.bytes())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                members.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return members;
    }
}
