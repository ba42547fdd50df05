package io.skywarden.rules.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skywarden.catalogue.store.OnPostgres;
import io.skywarden.rules.SidLock.Key;
import io.skywarden.rules.SidLock.Line;
import io.skywarden.signature.SignatureId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@TestProfile(OnPostgres.class)
@EnabledIf(value = "io.skywarden.catalogue.store.PostgresServer#isInstalled",
        disabledReason = "no PostgreSQL server is installed (Debian: apt-get install postgresql)")
class SidBookInPostgresTest extends SidBookContract {

    private static final int ROUNDS = 40;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Override
    String countOfWaiting() {
        return "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    }

    @Test
    void two_processes_never_give_one_sid_twice_nor_lose_a_revision() throws Exception {
        List<Process> instances = List.of(start("One"), start("Two"));
        // Both are up before either begins: each waits for the end of a line.
        for (Process instance : instances) {
            assertThat(instance.inputReader().readLine()).isEqualTo("up");
        }
        for (Process instance : instances) {
            instance.outputWriter().write("go\n");
            instance.outputWriter().flush();
        }
        List<Line> all = new ArrayList<>();
        for (Process instance : instances) {
            instance.inputReader().lines().map(SidBookInPostgresTest::line).forEach(all::add);
            assertThat(instance.waitFor()).isZero();
        }
        assertEachOnce(all, 2 * ROUNDS);
    }

    private Process start(String name) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                SidGiver.class.getName(), url, name, Integer.toString(ROUNDS)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static Line line(String text) {
        String[] words = text.split(" ");
        return new Line(new Key(new SignatureId(words[0]), "alert"), Long.parseLong(words[1]), Integer.parseInt(words[2]), "", false);
    }
}
