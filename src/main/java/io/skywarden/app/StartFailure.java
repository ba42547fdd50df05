package io.skywarden.app;

import io.skywarden.catalogue.store.DatabasePlace;
import io.skywarden.catalogue.store.DatabaseTrouble;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in one line why the service did not start and what to do about it. */
final class StartFailure {

    private static final int LONGEST = 300;

    private StartFailure() {}

    static String line(Throwable failure, StartPlace place, DatabasePlace database) {
        Optional<DatabaseTrouble> refused = DatabaseTrouble.in(failure);
        if (refused.isPresent()) {
            return database.words(refused.get());
        }
        String all = String.join(" ", causes(failure).map(c -> String.valueOf(c.getMessage())).toList()).toLowerCase(Locale.ROOT);
        if (causes(failure).anyMatch(BindException.class::isInstance) || all.contains("already bound")) {
            return place.portTaken();
        }
        if (all.contains("no space left") || all.contains("disk quota")) {
            return place.diskFull();
        }
        if (all.contains("already in use") || all.contains("locked")) {
            return "the catalogue in %s is in use by another process: stop that, or set SKYWARDEN_HOME".formatted(place.home());
        }
        if (all.contains("corrupted") || all.contains("reading from file")) {
            return "the catalogue in %s cannot be read: put back a copy, or move catalogue.mv.db away to begin anew at version 1"
                    .formatted(place.home());
        }
        return causes(failure).filter(FileSystemException.class::isInstance).map(FileSystemException.class::cast).findFirst()
                .map(e -> "%s: %s".formatted(e.getFile(), e.getReason() == null ? "cannot be used" : e.getReason()))
                .orElseGet(() -> "cannot start: " + oneLine(deepestWord(failure)));
    }

    // The deepest cause that says something of its own; a wrapper often only repeats the name of what it wraps.
    private static String deepestWord(Throwable failure) {
        return causes(failure)
                .filter(c -> c.getMessage() != null && (c.getCause() == null || !c.getMessage().equals(c.getCause().toString())))
                .reduce((_, deeper) -> deeper).map(Throwable::getMessage).orElse(failure.toString());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, c -> c != null, Throwable::getCause).limit(50);
    }

    private static String oneLine(String message) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
