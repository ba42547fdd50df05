package io.skywarden.rules;

import io.skywarden.proof.engine.EngineAlert;
import io.skywarden.proof.engine.EngineFlow;
import io.skywarden.proof.engine.EngineResult;
import io.skywarden.proof.engine.LoadCheck;
import io.skywarden.proof.engine.LoadComplaint;
import io.skywarden.proof.engine.RunningEngine;
import io.skywarden.proof.engine.SnortBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Snort 3 of this machine. */
record SnortProgram(SnortBinary binary) implements EngineProgram {

    static List<SnortProgram> installed() {
        Optional<SnortBinary> found = SnortBinary.discover();
        if (found.isEmpty()) {
            System.out.println("not run: Snort 3 is absent (SKYWARDEN_SNORT_3 names one)");
        }
        return found.stream().map(SnortProgram::new).toList();
    }

    @Override
    public String engine() {
        return "snort-3";
    }

    @Override
    public List<String> complaints(Path folder, String rules) throws IOException {
        LoadCheck check = binary.check(Files.writeString(folder.resolve("snort.rules"), rules), folder);
        return Stream.concat(check.complaints().stream().map(LoadComplaint::text), check.warnings().stream()).toList();
    }

    @Override
    public Map<Long, Set<String>> hits(Path folder, String rules, Path capture) throws IOException {
        Path file = Files.writeString(folder.resolve("snort.rules"), rules);
        try (RunningEngine engine = binary.start(file, folder, Duration.ofMinutes(1))) {
            EngineResult result = engine.judge(List.of(capture), _ -> { }).get(capture);
            if (!(result instanceof EngineResult.Judged judged)) {
                throw new IOException(result.toString());
            }
            Map<Long, Set<String>> hits = new TreeMap<>();
            for (EngineAlert alert : judged.alerts()) {
                hits.computeIfAbsent(alert.sid(), _ -> new TreeSet<>()).add(flow(alert.flow()));
            }
            return hits;
        }
    }

    private static String flow(EngineFlow flow) {
        String one = flow.src().getHostAddress() + ":" + flow.sport();
        String other = flow.dst().getHostAddress() + ":" + flow.dport();
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }
}
