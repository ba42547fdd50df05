package io.skywarden.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.skywarden.catalogue.store.DatabasePlace;
import java.util.Optional;

/** Starts the service. What keeps it from starting is said in one line, with the exit code 2. */
@QuarkusMain
public final class Service {

    private static final int COULD_NOT_RUN = 2;

    Service() {}

    public static void main(String... arguments) {
        StartPlace place = StartPlace.of(StartPlace::fromMachine);
        DatabasePlace database = DatabasePlace.of(StartPlace::fromMachine);
        Optional<String> obstacle = place.obstacle().or(database::obstacle);
        if (obstacle.isPresent()) {
            end(obstacle.get());
        }
        database.filedPassword().ifPresent(password -> System.setProperty("skywarden.database-password", password));
        System.setProperty(RequestLines.OURS, "true");
        // Between the look at the port and the start another process may take it, and a database has obstacles of its own.
        Quarkus.run(null, (code, failure) -> {
            if (failure != null) {
                end(StartFailure.line(failure, place, database));
            }
            Runtime.getRuntime().halt(code);
        }, arguments);
    }

    private static void end(String line) {
        System.err.println("skywarden: " + line);
        System.err.flush();
        Runtime.getRuntime().halt(COULD_NOT_RUN);
    }
}
