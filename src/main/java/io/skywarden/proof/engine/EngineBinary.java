package io.skywarden.proof.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An installed Suricata of a line we judge with (7 or 8), and the version it says it is. */
public record EngineBinary(Path path, EngineVersion version) {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final List<String> NAMES = List.of("suricata", "suricata-7", "suricata-8");
    /** Where .ci/engines unpacks what Debian cannot install side by side. */
    private static final String ENGINES_HOME = "/var/lib/skywarden-engines";

    /** The engines of this machine, the oldest first, one a major version. */
    public static List<EngineBinary> discover() {
        return discover(System.getenv());
    }

    /** What SKYWARDEN_SURICATA_7 and SKYWARDEN_SURICATA_8 name comes before what stands on the PATH. */
    static List<EngineBinary> discover(Map<String, String> environment) {
        Map<Integer, EngineBinary> byMajor = new TreeMap<>();
        for (Path candidate : candidates(environment)) {
            at(candidate).filter(EngineBinary::known).ifPresent(found -> byMajor.putIfAbsent(found.version.major(), found));
        }
        return List.copyOf(byMajor.values());
    }

    /** The engine at that path, if there is one that runs. */
    public static Optional<EngineBinary> at(Path path) {
        if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
            return Optional.empty();
        }
        try {
            String answer = Command.run(List.of(path.toString(), "-V"), ANSWER_LIMIT).output();
            return EngineVersion.stated(answer).map(version -> new EngineBinary(path, version));
        } catch (IOException cannotRun) {
            return Optional.empty();
        }
    }

    private boolean known() {
        return version.major() == 7 || version.major() == 8;
    }

    private static List<Path> candidates(Map<String, String> environment) {
        List<Path> candidates = new ArrayList<>();
        Stream.of("SKYWARDEN_SURICATA_7", "SKYWARDEN_SURICATA_8")
                .flatMap(name -> Stream.ofNullable(environment.get(name)))
                .forEach(named -> candidates.add(Path.of(named)));
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .forEach(candidates::add);
        candidates.add(Path.of(environment.getOrDefault("SKYWARDEN_ENGINES", ENGINES_HOME), "bin", "suricata-8"));
        return candidates;
    }

    @Override
    public String toString() {
        return "Suricata %s (%s)".formatted(version, path);
    }
}
