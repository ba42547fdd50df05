package io.skywarden.proof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is a process that sleeps: whose it is matters here, not what it does. */
class EngineOwnerTest {

    @TempDir
    Path parent;
    Path folder;
    Process engine;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(parent.resolve("sky1"));
        engine = new ProcessBuilder("sleep", "60").start();
        EngineOwner.note(folder, engine.toHandle());
    }

    @AfterEach
    void stop() {
        engine.destroyForcibly();
    }

    @Test
    void anEngineWhoseOwnerIsGoneEndsAndItsFolderGoes() throws Exception {
        ownedBy(endedProcess() + " 2026-01-01T00:00:00Z");
        EngineOwner.endOrphans(parent, folder);
        assertThat(engine.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).doesNotExist();
    }

    @Test
    void anOwnersNumberThatAnotherProcessHasNowIsNotTheOwner() throws Exception {
        ownedBy(ProcessHandle.current().pid() + " 2026-01-01T00:00:00Z");
        EngineOwner.endOrphans(parent, folder);
        assertThat(engine.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anEngineWhoseOwnerLivesGoesOn() throws IOException {
        EngineOwner.endOrphans(parent, folder);
        assertThat(engine.isAlive()).isTrue();
        assertThat(folder.resolve("owner")).exists();
    }

    @Test
    void anEngineOfAnotherSpaceGoesOn() throws Exception {
        ownedBy(endedProcess() + " 2026-01-01T00:00:00Z");
        put(0, "pid:[1]");
        EngineOwner.endOrphans(parent, folder);
        assertThat(engine.isAlive()).isTrue();
    }

    @Test
    void anEnginesNumberThatAnotherProcessHasNowIsNotTheEngine() throws Exception {
        ownedBy(endedProcess() + " 2026-01-01T00:00:00Z");
        put(2, engine.pid() + " 2026-01-01T00:00:00Z");
        EngineOwner.endOrphans(parent, folder);
        assertThat(engine.isAlive()).isTrue();
        assertThat(folder).doesNotExist();
    }

    @Test
    void aNoteThatIsNoneStays() throws IOException {
        Files.writeString(folder.resolve("owner"), "x\ny\nz\n");
        EngineOwner.endOrphans(parent, folder);
        assertThat(folder.resolve("owner")).exists();
    }

    private void ownedBy(String owner) throws IOException {
        put(1, owner);
    }

    private void put(int line, String text) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("owner")));
        lines.set(line, text);
        Files.write(folder.resolve("owner"), lines);
    }

    private static long endedProcess() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }
}
