package io.skywarden.proof.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An engine of this machine that can judge: what it is, and how it is started. */
public sealed interface InstalledEngine permits EngineBinary, SnortBinary {

    /** All of this machine: the Suricatas, the oldest first, then Snort 3. */
    static List<InstalledEngine> discover() {
        return Stream.concat(EngineBinary.discover().stream(), SnortBinary.discover().stream()).map(InstalledEngine.class::cast).toList();
    }

    /** Where its program is. */
    Path path();

    /** {@code suricata} or {@code snort}. */
    String product();

    /** Its version as it says it. */
    String release();

    /** The first number of its version. */
    int generation();

    /** Why it cannot measure what each rule costs; nothing if it can. */
    Optional<String> cannotMeasure();

    /** As a judge is called: {@code suricata-8.0.8}. */
    default String judge() {
        return product() + "-" + release();
    }

    /** Ready to judge by these rules; one that does not start, or that refuses a rule, is an EngineTrouble with its first errors. */
    default RunningEngine start(Path rulesFile, Path workFolder, Duration limit) {
        return start(rulesFile, workFolder, limit, Metering.OFF);
    }

    /** Likewise; one that cannot measure judges all the same. */
    RunningEngine start(Path rulesFile, Path workFolder, Duration limit, Metering metering);

    /** What it says of a rules file when it only loads it, once. */
    LoadCheck check(Path rulesFile, Path workFolder);
}
