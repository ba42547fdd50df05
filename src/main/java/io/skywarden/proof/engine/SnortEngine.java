package io.skywarden.proof.engine;

import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.LinkType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * A Snort 3 that judges captures by one set of rules: one process for many captures. When it dies or hangs on one, another goes
 * on behind it.
 */
public final class SnortEngine implements RunningEngine {

    private static final Duration CAPTURE_LIMIT = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 1_000;
    /** What it has decoders for: Ethernet and bare IP. Of others it reads the frames and says nothing. */
    private static final Set<Integer> LINKS = Set.of(1, 12, 14, 51, 101, 228, 229);

    private final SnortBinary binary;
    private final SnortFolder folder;
    private final Duration captureLimit;
    private final Optional<SnortMeter> meter;
    private int runs;

    private SnortEngine(SnortBinary binary, SnortFolder folder, Duration captureLimit, Metering metering) {
        this.binary = binary;
        this.folder = folder;
        this.captureLimit = captureLimit;
        this.meter = metering == Metering.ON ? Optional.of(new SnortMeter()) : Optional.empty();
    }

    static SnortEngine start(SnortBinary binary, Path rulesFile, Path workFolder, Duration startLimit, Metering metering) {
        return start(binary, rulesFile, workFolder, startLimit, CAPTURE_LIMIT, metering);
    }

    static SnortEngine start(
            SnortBinary binary, Path rulesFile, Path workFolder, Duration startLimit, Duration captureLimit, Metering metering) {
        SnortFolder folder = SnortFolder.create(workFolder, rulesFile);
        LoadCheck check = SnortLoad.check(binary, folder, startLimit);
        if (!check.passed()) {
            folder.close();
            throw new EngineTrouble("%s does not take the rules: %s".formatted(binary,
                    check.complaints().stream().limit(8).map(LoadComplaint::text).reduce((a, b) -> a + "\n" + b).orElse("it does not say why")));
        }
        return new SnortEngine(binary, folder, captureLimit, metering);
    }

    @Override
    public synchronized Map<Path, EngineResult> judge(List<Path> captures, IntConsumer judged) {
        Map<Path, EngineResult> results = new LinkedHashMap<>();
        captures.forEach(capture -> results.put(capture, unfit(capture).orElse(null)));
        List<Path> left = new ArrayList<>(results.keySet().stream().filter(capture -> results.get(capture) == null).toList());
        int before = results.size() - left.size();
        while (!left.isEmpty()) {
            List<Path> now = left.subList(0, Math.min(left.size(), MOST_AT_ONCE));
            int done = before;
            List<EngineResult> found = run(List.copyOf(now), through -> judged.accept(done + through));
            for (int i = 0; i < found.size(); i++) {
                results.put(now.get(i), found.get(i));
            }
            before += found.size();
            left = new ArrayList<>(left.subList(found.size(), left.size()));
        }
        judged.accept(results.size());
        return results;
    }

    private static Optional<EngineResult> unfit(Path capture) {
        if (!Files.isRegularFile(capture) || !Files.isReadable(capture)) {
            return Optional.of(new EngineResult.GaveUp("%s is no file that can be read".formatted(capture)));
        }
        try {
            int link = LinkType.of(capture).number();
            return LINKS.contains(link) ? Optional.empty()
                    : Optional.of(new EngineResult.GaveUp("link type %d not (yet) supported by this engine".formatted(link)));
        } catch (CaptureUnreadable letItTry) {
            return Optional.empty();
        }
    }

    /** At least one result, or there would be no end. */
    private List<EngineResult> run(List<Path> captures, IntConsumer judged) {
        try {
            SnortRun.Place place = folder.run(++runs);
            List<EngineResult> results = new SnortRun(place, captures)
                    .results(words(place), folder.endMark(), captureLimit, judged);
            if (meter.isPresent()) {
                meter.get().take(SnortFolder.read(place.printed()), (int) results.stream().filter(EngineResult.Judged.class::isInstance).count());
            }
            EngineFolder.delete(place.root());
            return results;
        } catch (IOException failed) {
            return List.of(new EngineResult.GaveUp("%s could not be run: %s".formatted(binary, failed.getMessage())));
        }
    }

    private List<String> words(SnortRun.Place place) {
        List<String> words = new ArrayList<>(folder.words(binary, folder.judged(), place.root()));
        if (meter.isPresent()) {
            words.addAll(List.of("--lua", SnortProfile.WORDS));
        }
        return words;
    }

    @Override
    public synchronized RuleCosts costs() {
        return meter.map(SnortMeter::costs).orElse(new RuleCosts.NotMeasured(NOT_ASKED));
    }

    @Override
    public synchronized void close() {
        folder.close();
    }
}
