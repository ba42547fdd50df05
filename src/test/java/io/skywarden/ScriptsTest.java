package io.skywarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is run by hand or by .ci/run and compiled by no build: benchmarks and scripts still say what their language and our types allow. */
class ScriptsTest {

    private static final Path BENCHMARKS = Path.of("docs/benchmarks");
    private static final Path CI = Path.of(".ci");

    @TempDir
    Path folder;

    @Test
    void every_benchmark_compiles_against_the_sources_of_today() throws IOException {
        assertThat(compilerSays(files(BENCHMARKS, ".java"))).isEmpty();
    }

    @Test
    void a_benchmark_gone_stale_is_told() throws IOException {
        Path stale = Files.writeString(folder.resolve("Stale.java"), "import io.skywarden.rules.NoMore;\nfinal class Stale {}\n");
        assertThat(compilerSays(List.of(stale))).contains("Stale.java:1", "NoMore");
    }

    @Test
    void every_shell_script_parses() throws Exception {
        List<Path> scripts = new ArrayList<>(files(BENCHMARKS, ".sh"));
        try (Stream<Path> all = Files.list(CI)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.readString(file).startsWith("#!/usr/bin/env bash")) {
                    scripts.add(file);
                }
            }
        }
        assertThat(scripts).contains(CI.resolve("run"));
        for (Path script : scripts) {
            assertThat(says("bash", "-n", script.toString())).isEmpty();
        }
        assertThat(says("sh", "-n", "skywarden")).isEmpty();
    }

    @Test
    void every_python_script_parses() throws Exception {
        List<Path> scripts = Stream.of(BENCHMARKS, CI, CI.resolve("killing"), Path.of("src/test/python")).flatMap(root -> files(root, ".py").stream()).toList();
        // py_compile would leave its own files beside them.
        String compile = "import sys\nfor name in sys.argv[1:]: compile(open(name, encoding='utf-8').read(), name, 'exec')";
        assertThat(says(Stream.concat(Stream.of("python3", "-c", compile), scripts.stream().map(Path::toString)).toArray(String[]::new))).isEmpty();
    }

    @Test
    void every_variable_of_the_continuous_integration_is_documented() throws IOException {
        String pages = Files.readString(Path.of("CONTRIBUTING.md")) + Files.readString(Path.of("docs/how-to/install-engines.md"));
        assertThat(Pattern.compile("SKYWARDEN_[A-Z0-9_]+").matcher(Files.readString(CI.resolve("run"))).results().map(MatchResult::group))
                .contains("SKYWARDEN_NIGHTLY", "SKYWARDEN_SNORT_3").allMatch(pages::contains);
    }

    private String compilerSays(List<Path> sources) throws IOException {
        assertThat(sources).isNotEmpty();
        StringWriter said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-classpath",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
            boolean good = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
            return good ? "" : said.toString();
        }
    }

    private static List<Path> files(Path root, String suffix) {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Nothing, when the program is content. */
    private String says(String... command) throws Exception {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(dir -> Files.isExecutable(Path.of(dir, command[0])));
        if (!there) {
            System.out.println("not run: no " + command[0] + " on PATH");
        }
        assumeTrue(there, "skipped: no " + command[0] + " on PATH");
        Path out = folder.resolve("said");
        int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start().waitFor();
        return code == 0 ? "" : "%s: code %d: %s".formatted(command[command.length - 1], code, Files.readString(out));
    }
}
