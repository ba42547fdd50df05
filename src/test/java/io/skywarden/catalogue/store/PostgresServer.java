package io.skywarden.catalogue.store;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of the machine's own binaries, with an empty database, for one test run. */
public final class PostgresServer implements QuarkusTestResourceLifecycleManager {

    private Path home;

    static boolean isInstalled() {
        return binaries().isPresent();
    }

    @Override
    public Map<String, String> start() {
        try {
            int port = freePort();
            home = Files.createTempDirectory("skywarden-postgres-");
            if (isRoot()) {
                run("chown", "postgres", home.toString());
            }
            // Czech takes "ch" for a letter behind "h": whatever leans on the order of texts shows.
            asServer("initdb", "-D", home + "/data", "-U", "skywarden", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                    "--locale-provider=icu", "--icu-locale=cs-CZ", "--no-sync");
            asServer("pg_ctl", "-D", home + "/data", "-w", "-l", home + "/log",
                    "-o", "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off".formatted(port, home), "start");
            return Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                    "quarkus.datasource.username", "skywarden", "quarkus.datasource.password", "unused");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (home == null) {
            return;
        }
        asServer("pg_ctl", "-D", home + "/data", "-m", "immediate", "stop");
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // PostgreSQL refuses to run as root.
    private static void asServer(String program, String... arguments) {
        Stream<String> who = isRoot() ? Stream.of("runuser", "-u", "postgres", "--") : Stream.of();
        String binary = binaries().orElseThrow().resolve(program).toString();
        run(Stream.of(who, Stream.of(binary), Stream.of(arguments)).flatMap(part -> part).toArray(String[]::new));
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).directory(new File("/")).start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s ended with %d".formatted(List.of(command), process.exitValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while running " + List.of(command), e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static Optional<Path> binaries() {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("initdb"))).sorted().reduce((_, last) -> last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
