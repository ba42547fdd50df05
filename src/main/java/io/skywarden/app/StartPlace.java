package io.skywarden.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where the service is about to live: its data folder and its port. Read without the framework, which has not started yet. */
record StartPlace(Path home, String host, String port) {

    // Enough for the catalogue and a bundle or two. A database that meets a full disk halfway says so at length.
    private static final long LEAST_SPACE = 16 << 20;

    /** @param setting answers what is set under a property name, or null */
    static StartPlace of(UnaryOperator<String> setting) {
        return new StartPlace(Path.of(or(setting.apply("skywarden.home"), "./var")),
                or(setting.apply("skywarden.host"), "0.0.0.0"), or(setting.apply("skywarden.port"), "8080"));
    }

    /** A property of the JVM wins over the environment, as it does in the framework. */
    static String fromMachine(String property) {
        String set = System.getProperty(property);
        return set != null ? set : System.getenv(property.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_'));
    }

    /** Why the service cannot live here; nothing when it can. */
    Optional<String> obstacle() {
        return homeObstacle().or(this::portObstacle);
    }

    String portTaken() {
        return "port %s of %s is taken: stop what listens there, or set SKYWARDEN_PORT".formatted(port, host);
    }

    String diskFull() {
        return "the disk of the data folder %s is full: free some space, or set SKYWARDEN_HOME".formatted(home);
    }

    private Optional<String> homeObstacle() {
        try {
            Files.createDirectories(home);
            Path probe = Files.createTempFile(home, ".writable-", "");
            try {
                Files.write(probe, new byte[4096]);
            } finally {
                Files.delete(probe);
            }
            return Files.getFileStore(home).getUsableSpace() < LEAST_SPACE ? Optional.of(diskFull()) : Optional.empty();
        } catch (IOException e) {
            return Optional.of("the data folder %s cannot be written (%s): mend its owner, rights or disk, or set SKYWARDEN_HOME"
                    .formatted(home.toAbsolutePath().normalize(), reason(e)));
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() != null && e.getMessage().contains("No space left") ? "no space left" : e.getClass().getSimpleName();
    }

    private Optional<String> portObstacle() {
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            return Optional.of("'%s' is not a port: set SKYWARDEN_PORT to a number from 1 to 65535".formatted(port));
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(port)));
            return Optional.empty();
        } catch (java.net.UnknownHostException e) {
            return Optional.of("'%s' is no address of this machine: set SKYWARDEN_HOST".formatted(host));
        } catch (java.net.BindException e) {
            return Optional.of(String.valueOf(e.getMessage()).contains("in use") ? portTaken()
                    : "cannot listen on port %s of %s (%s): set SKYWARDEN_PORT or SKYWARDEN_HOST".formatted(port, host, e.getMessage()));
        } catch (IOException e) {
            return Optional.of("cannot listen on port %s of %s: %s".formatted(port, host, e.getMessage()));
        }
    }

    private static String or(String set, String otherwise) {
        return set == null || set.isBlank() ? otherwise : set;
    }
}
