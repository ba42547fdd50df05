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

/** An installed Snort 3, and the version it says it is. It does not judge yet: there are no rule templates for it. */
public record SnortBinary(Path path, String version) {

    /** Without this Snort logs three events a packet, and a rule that matched is missing among the alerts (seen in 3.11.1). */
    public static final String EVENT_QUEUE = "event_queue = { max_queue = 64, log = 64 }\n";

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

    /** Why no Snort judges on a machine that has this one, or none. */
    public static String notRun(Optional<SnortBinary> found) {
        return found.map(snort -> "snort-3: there are no rules for it yet (%s at %s)".formatted(snort.version, snort.path))
                .orElse("snort-3: not found on PATH nor in SKYWARDEN_SNORT_3");
    }
}
