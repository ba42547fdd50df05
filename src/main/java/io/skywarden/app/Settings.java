package io.skywarden.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What an operator may set: as {@code skywarden.home} in a configuration, or {@code SKYWARDEN_HOME} in the environment. */
@ConfigMapping(prefix = "skywarden")
public interface Settings {

    /** The data folder: all that the service itself writes. */
    @WithDefault("./var")
    Path home();

    /** The address to listen on. */
    @WithDefault("0.0.0.0")
    String host();

    /** The port to listen on. */
    @WithDefault("8080")
    int port();

    /** The tree of signatures that is imported at start. */
    @WithDefault("./signatures")
    Path signatures();

    /** The templates that rules are rendered from. */
    @WithDefault("./rules-templates")
    Path templates();

    /** The numbers that rules are given from, as {@code first-last}. */
    @WithDefault("9210000-9219999")
    String sids();

    /** Real captures, which proofs replay when they are there. */
    Optional<Path> captures();

    /** The address that clients reach the service by, when it is not the one they ask for. */
    Optional<URI> publicUrl();

    /** Whether the service proves and publishes at start; otherwise it only serves what is published. */
    @WithDefault("true")
    boolean release();
}
