package io.skywarden.repository.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What has been published. Names arrive checked: no separators beyond those named, no step out of a folder. A file, once
 * answered, is replaced only by renaming another over it, never by writing into it.
 */
public interface PublishedFiles {

    /**
     * A bundle of rules, or a file beside it.
     *
     * @param engine name and version as asked for: {@code suricata-8}, {@code suricata-7.0.10}
     * @param fileName {@code skype.rules.tar.gz} or what it is packed in for a client, or that with {@code .md5}, {@code .sha256} or
     *     {@code .minisig}
     */
    Optional<Path> rules(String channel, String engine, String policy, String fileName);

    /** The number that rises whenever a bundle of that engine on that channel changes. */
    Optional<Path> version(String channel, String engine);

    /** What OPNsense reads of that engine's bundles on that channel, with addresses below the base; nothing when there are none. */
    Optional<byte[]> opnsense(URI base, String channel, String engine);

    /** A file of TUF metadata: {@code timestamp.json}, {@code 7.snapshot.json}. */
    Optional<Path> metadata(String name);

    /** A TUF target: names with {@code /} between them. */
    Optional<Path> target(String path);

    /** The index that suricata-update reads, with addresses below the base; nothing when nothing is published. */
    Optional<byte[]> index(URI base);
}
