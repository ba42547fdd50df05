package io.skywarden.catalogue.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program git, asked within one folder. It is given its words one by one, never through a shell, and speaks through files, so
 * that no answer is too long for it.
 */
final class Git implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String program;
    private final Path folder;
    private final Path input;
    private final Path output;
    private final Path errors;

    Git(String program, Path folder) throws IOException {
        this.program = program;
        this.folder = folder;
        this.input = Files.createTempFile("skywarden-git", ".in");
        this.output = Files.createTempFile("skywarden-git", ".out");
        this.errors = Files.createTempFile("skywarden-git", ".err");
    }

    /** The file of what git answered to these words; it is written anew by the next question. */
    Path ask(String said, List<String> words) {
        try {
            Files.writeString(input, said);
            int exit = run(words);
            if (exit != 0) {
                throw new GitUnusable("git %s in %s failed: %s".formatted(words.getFirst(), folder, complaint(exit)));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask git", e);
        }
    }

    private int run(List<String> words) throws IOException {
        List<String> line = new ArrayList<>(List.of(program, "--no-pager", "-C", folder.toAbsolutePath().toString()));
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(input.toFile()).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C", "GIT_TERMINAL_PROMPT", "0", "GIT_OPTIONAL_LOCKS", "0"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException absent) {
            throw new GitUnusable("--changed-since asks git, and '%s' cannot be run: install git, or leave the option out".formatted(program));
        }
        try {
            if (process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new GitUnusable("git %s in %s gave no answer within %d s".formatted(words.getFirst(), folder, LIMIT.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitUnusable("git was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private String complaint(int exit) throws IOException {
        String first = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).lines().findFirst().orElse("exit code " + exit);
        return first.replaceAll("\\p{C}", "?");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(input);
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
    }
}
