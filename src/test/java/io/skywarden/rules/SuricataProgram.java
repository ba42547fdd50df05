package io.skywarden.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An installed Suricata, and the engine whose rules it must take. */
record SuricataProgram(String engine, Path program, String ja3) implements EngineProgram {

    /** The alert limit matters: by default an engine drops all but fifteen alerts of a packet, and 255 is the most it takes. */
    private static final String CONFIGURATION = """
            %%YAML 1.1
            ---
            vars:
              address-groups: {HOME_NET: any, EXTERNAL_NET: any}
            outputs:
              - eve-log: {enabled: yes, filetype: regular, filename: eve.json, types: [alert]}
            stats: {enabled: no}
            packet-alert-max: 255
            app-layer:
              protocols:
                tls: {enabled: yes, ja3-fingerprints: %s, detection-ports: {dp: 443}}
                http: {enabled: yes}
                quic: {enabled: yes}
                dns:
                  udp: {enabled: yes, detection-ports: {dp: 53}}
                  tcp: {enabled: yes, detection-ports: {dp: 53}}
            """;

    /** Those of this machine; an absent one is named on standard output. */
    static List<SuricataProgram> installed() {
        Path newer = Path.of(Optional.ofNullable(System.getenv("SKYWARDEN_ENGINES")).orElse("/var/lib/skywarden-engines"))
                .resolve("bin/suricata-8");
        Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(dir -> Path.of(dir, "suricata"));
        return Stream.of(
                        onPath.filter(Files::isExecutable).findFirst().map(path -> new SuricataProgram("suricata-7", path, "yes")),
                        Optional.of(newer).filter(Files::isExecutable).map(path -> new SuricataProgram("suricata-8", path, "yes")))
                .flatMap(found -> {
                    if (found.isEmpty()) {
                        System.out.println("not run: a Suricata is absent (.ci/engines brings it)");
                    }
                    return found.stream();
                })
                .toList();
    }

    /** The same with that word for {@code ja3-fingerprints}; the stock one is {@code auto}. */
    SuricataProgram ja3(String word) {
        return new SuricataProgram(engine, program, word);
    }

    @Override
    public List<String> complaints(Path folder, String rules) throws IOException, InterruptedException {
        return run(folder, rules, "-T").lines()
                .filter(line -> line.startsWith("Error") || line.startsWith("Warning: detect"))
                .toList();
    }

    @Override
    public Map<Long, Set<String>> hits(Path folder, String rules, Path capture) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("eve.json"));
        // One thread: with several, packets of different flows overtake each other and counted rules give another number each run.
        run(folder, rules, "--runmode", "single", "-k", "none", "-r", capture.toString());
        Map<Long, Set<String>> hits = new TreeMap<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(folder.resolve("eve.json"))) {
            JsonNode alert = json.readTree(line);
            hits.computeIfAbsent(alert.path("alert").path("signature_id").asLong(), _ -> new TreeSet<>()).add(flow(alert));
        }
        return hits;
    }

    private static String flow(JsonNode alert) {
        String one = alert.path("src_ip").asText() + ":" + alert.path("src_port").asText();
        String other = alert.path("dest_ip").asText() + ":" + alert.path("dest_port").asText();
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private String run(Path folder, String rules, String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Files.writeString(folder.resolve("test.rules"), rules);
        Files.writeString(folder.resolve("reference.config"), "config reference: url http://\n");
        Files.writeString(folder.resolve("classification.config"), "config classification: policy-violation,Policy,1\n");
        Files.writeString(folder.resolve("suricata.yaml"), CONFIGURATION.formatted(ja3)
                + "classification-file: %s/classification.config\nreference-config-file: %s/reference.config\n".formatted(folder, folder));
        List<String> command = Stream.concat(
                Stream.of(program.toString(), "-c", folder + "/suricata.yaml", "-S", folder + "/test.rules", "-l", folder.toString()),
                Arrays.stream(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(engine + " took more than two minutes");
        }
        return Files.readString(out);
    }
}
