package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, done as it says: a fenced block with a path behind its language is a file, one of {@code sh} is run, and
 * one of {@code text} is what the commands before it print.
 */
final class PageWalk {

    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)(?: (\\S+))?\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    /** A fenced block. */
    record Block(String language, String file, String text) {}

    private final Path folder;
    private final Path place;
    private final Path programs;
    private final List<Block> blocks = new ArrayList<>();

    /** @param folder an empty one */
    PageWalk(Path page, Path folder) throws IOException {
        assumeTrue(onPath("git") && onPath("sh"), "no git, or no sh, on PATH");
        this.folder = folder;
        this.place = Files.createDirectory(folder.resolve("place"));
        this.programs = Files.createDirectory(folder.resolve("programs"));
        String text = Files.readString(page);
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(new Block(block.group(1), block.group(2) == null ? "" : block.group(2), block.group(3)));
        }
        // Who reads the page laid out does not see what stands behind a fence.
        assertThat(blocks).filteredOn(one -> !one.file.isEmpty()).allSatisfy(one -> assertThat(text).contains("`%s`".formatted(one.file)));
        writeLauncher();
    }

    /** As the launcher does, with the classes of this build. */
    private void writeLauncher() throws IOException {
        Path skywarden = Files.writeString(programs.resolve("skywarden"), """
                #!/bin/sh
                exec '%s' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 \\
                    -Djava.util.logging.manager=org.jboss.logmanager.LogManager -Dskywarden.root='%s' \\
                    -cp '%s' io.skywarden.app.CommandLine "$@"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), Path.of("").toAbsolutePath(),
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        assertThat(skywarden.toFile().setExecutable(true)).isTrue();
    }

    /** Where the page is done. */
    Path place() {
        return place;
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** Does all of it, or as much as until this holds. */
    void walk(Predicate<Path> enough) throws Exception {
        for (Block block : blocks) {
            if (!block.file.isEmpty()) {
                Path file = place.resolve(block.file);
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.text);
            }
        }
        String printed = "";
        for (Block block : blocks) {
            switch (block.language) {
                case "sh" -> printed = run(block.text);
                case "text" -> assertThat(printed.replaceAll("since [0-9a-f]{12}", "since COMMIT")).isEqualTo(block.text);
                default -> assertThat(block.file).as("a block of '%s' is a file", block.language).isNotEmpty();
            }
            if (enough.test(place)) {
                return;
            }
        }
    }

    /** What it printed, to either stream. A failing command fails the test, as it would fail a reader. */
    private String run(String commands) throws Exception {
        Path printed = folder.resolve("printed");
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", commands).directory(place.toFile())
                .redirectErrorStream(true).redirectOutput(printed.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", programs + File.pathSeparator + environment.get("PATH"));
        environment.put("SKYWARDEN_HOME", folder.resolve("home").toString());
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_%s_NAME".formatted(who), "Somebody");
            environment.put("GIT_%s_EMAIL".formatted(who), "somebody@example.org");
        }
        Process shell = builder.start();
        assertThat(shell.waitFor(5, TimeUnit.MINUTES)).as("in time: %s", commands).isTrue();
        String said = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(shell.exitValue()).as("%s%n%s", commands, said).isZero();
        return said;
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
