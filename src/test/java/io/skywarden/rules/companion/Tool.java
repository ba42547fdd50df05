package io.skywarden.rules.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine that judges what we write. */
record Tool(Path program) {

    /** The program, or a test that is skipped with the reason. */
    static Tool named(String name) {
        Optional<Path> found = Stream.concat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin"))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
        if (found.isEmpty()) {
            System.out.printf("not run: no %s (.ci/engines brings it)%n", name);
        }
        assumeTrue(found.isPresent(), "skipped: " + name + " is not installed (.ci/engines brings it)");
        return new Tool(found.orElseThrow());
    }

    /** How it ended and what it said. */
    record Answer(int code, String text) {

        void isGood() {
            assertThat(code).as(text).isZero();
        }
    }

    Answer run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("%s did not end: %s".formatted(program, Files.readString(output)));
        }
        return new Answer(process.exitValue(), Files.readString(output));
    }
}
