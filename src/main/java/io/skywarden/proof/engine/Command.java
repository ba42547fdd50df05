package io.skywarden.proof.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An engine command that ran to its end: its exit code, and all it printed. */
record Command(int exitCode, String output) {

    /** Runs it; one that is not done within the limit is killed and counts as not run. */
    static Command run(List<String> words, Duration limit) throws IOException {
        Path printed = Files.createTempFile("skywarden", ".log");
        try {
            Process process = EngineProcess.builder(words, printed).start();
            return new Command(exitCode(process, words, limit), Files.readString(printed, StandardCharsets.ISO_8859_1));
        } finally {
            Files.deleteIfExists(printed);
        }
    }

    private static int exitCode(Process process, List<String> words, Duration limit) throws IOException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new IOException("%s did not end within %d s".formatted(words, limit.toSeconds()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + words, interrupted);
        } finally {
            process.destroyForcibly();
        }
    }
}
