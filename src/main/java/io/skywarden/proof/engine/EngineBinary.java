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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An installed Suricata of a line we judge with (7 or 8), and the version it says it is. */
public record EngineBinary(Path path, EngineVersion version) implements InstalledEngine {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final List<String> NAMES = List.of("suricata", "suricata-7", "suricata-8");
    private static final Pattern PROFILES = Pattern.compile("Profiling rules enabled:\\s+yes");
    /** Where .ci/engines unpacks what Debian cannot install side by side. */
    private static final String ENGINES_HOME = "/var/lib/skywarden-engines";

    /** The engines of this machine, the oldest first, one a version. */
    public static List<EngineBinary> discover() {
        return discover(System.getenv());
    }

    /**
     * All that are named: by SKYWARDEN_SURICATA_7, SKYWARDEN_SURICATA_8 and the list SKYWARDEN_ENGINES_AT. What stands on the PATH
     * and where .ci/engines puts it only serves for a major version of which none is named.
     */
    static List<EngineBinary> discover(Map<String, String> environment) {
        Map<EngineVersion, EngineBinary> found = new TreeMap<>();
        named(environment).forEach(path -> at(path).filter(EngineBinary::known)
                .ifPresent(engine -> found.putIfAbsent(engine.version, engine)));
        for (Path candidate : lying(environment)) {
            at(candidate).filter(EngineBinary::known)
                    .filter(engine -> found.keySet().stream().noneMatch(version -> version.major() == engine.version.major()))
                    .ifPresent(engine -> found.put(engine.version, engine));
        }
        return List.copyOf(found.values());
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

    @Override
    public String product() {
        return "suricata";
    }

    @Override
    public String release() {
        return version.toString();
    }

    @Override
    public int generation() {
        return version.major();
    }

    @Override
    public RunningEngine start(Path rulesFile, Path workFolder, Duration limit, Metering metering) {
        return SuricataEngine.start(this, rulesFile, workFolder, limit);
    }

    @Override
    public LoadCheck check(Path rulesFile, Path workFolder) {
        return LoadCheck.of(this, rulesFile, workFolder);
    }

    /** A distribution's build has no profiling. Of one that has it, what it prints is not read. */
    @Override
    public Optional<String> cannotMeasure() {
        return Optional.of(profilesRules() ? "this build has rule profiling, which is not read" : "this build has no rule profiling");
    }

    boolean profilesRules() {
        try {
            return PROFILES.matcher(Command.run(List.of(path.toString(), "--build-info"), ANSWER_LIMIT).output()).find();
        } catch (IOException cannotSay) {
            return false;
        }
    }

    private boolean known() {
        return version.major() == 7 || version.major() == 8;
    }

    private static Stream<Path> named(Map<String, String> environment) {
        return Stream.concat(
                        Stream.of("SKYWARDEN_SURICATA_7", "SKYWARDEN_SURICATA_8").flatMap(name -> Stream.ofNullable(environment.get(name))),
                        Arrays.stream(environment.getOrDefault("SKYWARDEN_ENGINES_AT", "").split(File.pathSeparator)))
                .filter(path -> !path.isBlank()).map(Path::of);
    }

    private static List<Path> lying(Map<String, String> environment) {
        List<Path> candidates = new ArrayList<>();
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
