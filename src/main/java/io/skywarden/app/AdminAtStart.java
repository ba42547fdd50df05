package io.skywarden.app;

import io.quarkus.runtime.StartupEvent;
import io.skywarden.access.FirstAdmin;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.io.PrintStream;

/** Tells the operator the first admin's password, once. On standard output and not in the log, which is copied and kept. */
final class AdminAtStart {

    private static final int WHEN_ALL_ELSE_IS_WELL = jakarta.interceptor.Interceptor.Priority.APPLICATION + 2_000;

    private final FirstAdmin firstAdmin;

    AdminAtStart(FirstAdmin firstAdmin) {
        this.firstAdmin = firstAdmin;
    }

    // A start that fails must not use up the one time that the password is shown.
    void run(@Observes @Priority(WHEN_ALL_ELSE_IS_WELL) StartupEvent start) {
        tell(System.out);
    }

    void tell(PrintStream out) {
        firstAdmin.make().ifPresent(password -> {
            out.printf("%nThe first user is %s with the password%n%n    %s%n%nIt is shown this once."
                    + " POST /api/v1/tokens takes it for a token.%n%n", FirstAdmin.NAME, password);
            out.flush();
        });
    }
}
