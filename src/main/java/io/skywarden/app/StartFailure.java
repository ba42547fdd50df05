package io.skywarden.app;

import java.net.BindException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.stream.Stream;

/** Says in one line why the service did not start and what to do about it. */
final class StartFailure {

    private static final int LONGEST = 300;

    private StartFailure() {}

    static String line(Throwable failure, StartPlace place) {
        String all = String.join(" ", causes(failure).map(c -> String.valueOf(c.getMessage())).toList()).toLowerCase(Locale.ROOT);
        if (causes(failure).anyMatch(BindException.class::isInstance) || all.contains("already bound")) {
            return place.portTaken();
        }
        if (all.contains("no space left") || all.contains("disk quota")) {
            return "the disk of the data folder %s is full: free some space, or set SKYWARDEN_HOME".formatted(place.home());
        }
        if (all.contains("already in use") || all.contains("locked")) {
            return "the catalogue in %s is in use by another process: stop that, or set SKYWARDEN_HOME".formatted(place.home());
        }
        Throwable root = causes(failure).reduce((_, deeper) -> deeper).orElse(failure);
        return switch (root) {
            case FileSystemException e -> "%s: %s".formatted(e.getFile(), e.getReason() == null ? "cannot be used" : e.getReason());
            default -> "cannot start: " + first(root.getMessage() == null ? root.toString() : root.getMessage());
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, c -> c != null, Throwable::getCause).limit(50);
    }

    private static String first(String message) {
        String line = message.strip().lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
