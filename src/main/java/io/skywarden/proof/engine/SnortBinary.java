package io.skywarden.proof.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An installed Snort 3, and the version it says it is. */
public record SnortBinary(Path path, String version) implements InstalledEngine {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final Pattern STATED = Pattern.compile("Version (3\\.[0-9]+(?:\\.[0-9]+)*)");

    /** The one that SKYWARDEN_SNORT_3 names, or else the first on the PATH. */
    public static Optional<SnortBinary> discover() {
        return discover(System.getenv());
    }

    static Optional<SnortBinary> discover(Map<String, String> environment) {
        Stream<Path> named = Stream.ofNullable(environment.get("SKYWARDEN_SNORT_3")).filter(path -> !path.isBlank()).map(Path::of);
        Stream<Path> onPath = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, "snort"));
        return Stream.concat(named, onPath).flatMap(path -> at(path).stream()).findFirst();
    }

    private static Optional<SnortBinary> at(Path path) {
        if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
            return Optional.empty();
        }
        try {
            return STATED.matcher(Command.run(List.of(path.toString(), "-V"), ANSWER_LIMIT).output()).results().findFirst()
                    .map(found -> new SnortBinary(path, found.group(1)));
        } catch (IOException cannotRun) {
            return Optional.empty();
        }
    }

    @Override
    public String product() {
        return "snort";
    }

    @Override
    public String release() {
        return version;
    }

    @Override
    public int generation() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** Every build has the rule profiler. */
    @Override
    public Optional<String> cannotMeasure() {
        return Optional.empty();
    }

    @Override
    public RunningEngine start(Path rulesFile, Path workFolder, Duration limit, Metering metering) {
        return SnortEngine.start(this, rulesFile, workFolder, limit, metering);
    }

    @Override
    public LoadCheck check(Path rulesFile, Path workFolder) {
        return SnortLoad.check(this, rulesFile, workFolder);
    }

    @Override
    public String toString() {
        return "Snort %s (%s)".formatted(version, path);
    }
}
