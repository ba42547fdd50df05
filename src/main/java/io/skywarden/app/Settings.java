package io.skywarden.app;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    /** The PostgreSQL database that holds the catalogue; without it, it lies in an H2 file in the data folder. */
    Optional<String> database();

    /** Who the service is at that database. */
    Optional<String> databaseUser();

    /** The password there. */
    Optional<String> databasePassword();

    /** The file that holds the password, for those who keep it out of the environment. */
    Optional<Path> databasePasswordFile();

    /** The tree of signatures that is imported at start. */
    @WithDefault("./signatures")
    Path signatures();

    /** The templates that rules are rendered from. */
    @WithDefault("./rules-templates")
    Path templates();

    /** A folder of policies of the user's own, beside those of the templates. */
    Optional<Path> policies();

    /** The policies that bundles are published for. */
    @WithDefault("monitor")
    List<String> publish();

    /** Templates of whoever runs the service, laid over those: new engines, or other files for ours. They run sandboxed. */
    Optional<Path> userTemplates();

    /** The numbers that rules are given from, as {@code first-last}. */
    @WithDefault("9210000-9219999")
    String sids();

    /** Real captures, which proofs replay when they are there. */
    Optional<Path> captures();

    /** Where captures that were decoded once are kept; without it, in the data folder. May be emptied at any time. */
    Optional<Path> traces();

    /** The address that clients reach the service by, when it is not the one they ask for. */
    Optional<URI> publicUrl();

    /** Whether the service proves and publishes at start; otherwise it only serves what is published. */
    @WithDefault("true")
    boolean release();

    /** How many pieces of proofs this instance judges at the same time; with 0 it leaves them to others. */
    @WithDefault("1")
    int workers();

    /** How often a worker says that it lives; after four times without a word its piece goes to another. */
    @WithDefault("2s")
    Duration workerHeartbeat();

    /** Whether proof jobs measure, with engines that can, what each rule costs. */
    @WithDefault("false")
    boolean ruleCost();

    /** Whether signatures and proofs, drafts too, are shown to people without a token. */
    @WithDefault("true")
    boolean openReading();

    Upload upload();

    DryRuns dryRun();

    /** What may be sent to the service at once. Only requests with files are let grow beyond 1 MiB. */
    interface Upload {

        /** The whole request, in bytes. */
        @WithDefault("32M")
        MemorySize total();

        /** One file of it. */
        @WithDefault("16M")
        MemorySize file();

        /** How many files. */
        @WithDefault("16")
        int files();
    }

    /** How much trying signatures may cost. */
    interface DryRuns {

        /** How many run at the same time; who comes later is told to try again. */
        @WithDefault("2")
        int atOnce();

        /** How many reference captures one judges at the most. */
        @WithDefault("1000")
        int corpusCaptures();

        /** How long it goes on with them. */
        @WithDefault("20s")
        Duration corpusTime();

        /** How long the judges go on with the recipe and what was sent. */
        @WithDefault("60s")
        Duration time();
    }
}
