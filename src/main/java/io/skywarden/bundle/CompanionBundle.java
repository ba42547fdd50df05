package io.skywarden.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skywarden.rules.companion.Companions;
import io.skywarden.rules.companion.Endpoints;
import io.skywarden.signature.Signature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The companions of a channel as one archive, to be signed and served as it is. No engine reads it, so it is no part of a bundle of
 * rules (docs/adr/0019).
 */
public record CompanionBundle(Channel channel, long version, byte[] bytes) {

    private static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where it stands in the repository. */
    public static String path(Channel channel) {
        return "companions/%s/skype.companions.tar.gz".formatted(channel.slug());
    }

    /**
     * The archive as it should be now, of those signatures that the channel carries.
     *
     * @param before what is published; its very bytes come back when nothing has changed
     */
    public static CompanionBundle of(Channel channel, Collection<Signature> signatures, Endpoints endpoints, Optional<byte[]> before) {
        List<Signature> carried = signatures.stream().filter(channel::carries).toList();
        long version = before.flatMap(CompanionBundle::version).orElse(0L);
        byte[] unchanged = archive(channel, Companions.of(carried, endpoints, version), version);
        return version > 0 && Arrays.equals(unchanged, before.orElseThrow()) ? new CompanionBundle(channel, version, unchanged)
                : new CompanionBundle(channel, version + 1, archive(channel, Companions.of(carried, endpoints, version + 1), version + 1));
    }

    /** What is published, as it is; empty when it is no archive of ours. */
    public static Optional<CompanionBundle> read(Channel channel, byte[] bytes) {
        return version(bytes).map(version -> new CompanionBundle(channel, version, bytes));
    }

    private static byte[] archive(Channel channel, Companions companions, long version) {
        TreeMap<String, byte[]> members = new TreeMap<>();
        List<Manifest.File> files = new ArrayList<>();
        companions.files().forEach((name, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            members.put(name, bytes);
            files.add(new Manifest.File(name, bytes.length, sha256(bytes)));
        });
        members.put(MANIFEST, ManifestJson.write(new CompanionManifest(
                CompanionManifest.FORMAT, channel.slug(), version, files, companions.leftOut())));
        return Archive.of(members);
    }

    private static Optional<Long> version(byte[] bytes) {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(MANIFEST)) {
                    JsonNode manifest = JSON.readTree(tar.readAllBytes());
                    return manifest.path("format").asInt() == CompanionManifest.FORMAT && manifest.path("version").asLong() > 0
                            ? Optional.of(manifest.path("version").asLong()) : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
