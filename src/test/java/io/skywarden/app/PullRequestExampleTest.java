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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Does what docs/how-to/ci.md says, in a repository of its own: writes the files, runs the commands, and compares what they print.
 * The wrong change must fail with capture, flow and packet; the mended one must pass.
 */
class PullRequestExampleTest {

    private static final Path PAGE = Path.of("docs/how-to/ci.md");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)(?: (\\S+))?\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    /** A fenced block of the page. */
    private record Block(String language, String file, String text) {}

    @TempDir
    private Path folder;

    private Path repository;
    private Path programs;

    @BeforeEach
    void a_command_and_an_empty_folder() throws IOException {
        assumeTrue(onPath("git") && onPath("sh"), "no git, or no sh, on PATH");
        repository = Files.createDirectory(folder.resolve("repository"));
        programs = Files.createDirectory(folder.resolve("programs"));
        Path skywarden = Files.writeString(programs.resolve("skywarden"), """
                #!/bin/sh
                exec '%s' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -Djava.util.logging.manager=org.jboss.logmanager.LogManager \\
                    -Dskywarden.root='%s' -cp '%s' io.skywarden.app.CommandLine "$@"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), Path.of("").toAbsolutePath(),
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        assertThat(skywarden.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void the_page_does_what_it_says() throws Exception {
        List<Block> blocks = blocks();
        for (Block block : blocks) {
            if (!block.file.isEmpty()) {
                Path file = repository.resolve(block.file);
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
        }
        assertThat(blocks).filteredOn(block -> block.language.equals("text")).hasSize(3);
    }

    @Test
    void the_failure_is_in_the_reports_too() throws Exception {
        String reports = "";
        for (Block block : blocks()) {
            if (!block.file.isEmpty()) {
                Files.createDirectories(repository.resolve(block.file).getParent());
                Files.writeString(repository.resolve(block.file), block.text);
            } else if (block.language.equals("sh")) {
                run(block.text);
                if (Files.exists(repository.resolve("proof.xml"))) {
                    reports = Files.readString(repository.resolve("proof.xml")) + Files.readString(repository.resolve("proof.md"));
                    break;
                }
            }
        }
        assertThat(reports).contains("capture: negative/office.pcap", "flow:    UDP 10.1.0.5:40161 -&gt; 10.1.0.9:161 (hit)", "packet:  2",
                "see:     signatures/lab/L1-probe/signature.yaml:10",
                "- **false-flow** `L1` on `negative/office.pcap`", "  - hit `UDP 10.1.0.5:40161 -> 10.1.0.9:161`, packet 2");
    }

    @Test
    void the_recipes_for_ci_systems_are_yaml() throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        assertThat(blocks()).filteredOn(block -> block.file.endsWith(".yml")).hasSize(2)
                .allSatisfy(block -> assertThat(yaml.<Object>load(block.text)).isInstanceOf(Map.class));
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            blocks.add(new Block(block.group(1), block.group(2) == null ? "" : block.group(2), block.group(3)));
        }
        return blocks;
    }

    /** What it printed, to either stream. A failing command fails the test, as it would fail a reader. */
    private String run(String commands) throws Exception {
        Path printed = folder.resolve("printed");
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", commands).directory(repository.toFile())
                .redirectErrorStream(true).redirectOutput(printed.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", programs + File.pathSeparator + environment.get("PATH"));
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
