package io.skywarden.proof.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * A running Suricata that judges captures by one set of rules: one process for all of them, each capture isolated from the
 * others. An engine that dies or hangs on a capture costs only that capture: a new one judges the next.
 */
public final class SuricataEngine implements RunningEngine {

    private static final Duration CAPTURE_LIMIT = Duration.ofMinutes(1);

    private final EngineBinary binary;
    private final EngineFolder folder;
    private final Duration startLimit;
    private EngineProcess process;
    /** Each capture, and the trial of the rules, has a number of its own; it is the tenant's too. */
    private int captures;

    private SuricataEngine(EngineBinary binary, EngineFolder folder, Duration startLimit) {
        this.binary = binary;
        this.folder = folder;
        this.startLimit = startLimit;
        this.process = EngineProcess.start(binary, folder, startLimit);
        tryRules();
    }

    private void tryRules() {
        try {
            new Judgement(process, folder, ++captures).tryRules(Deadline.in(startLimit));
        } catch (IOException refused) {
            String errors = printedErrors();
            process.close();
            throw new EngineTrouble("%s does not take the rules: %s".formatted(binary, errors), refused);
        }
    }

    private String printedErrors() {
        try {
            return process.firstErrors();
        } catch (IOException unreadable) {
            return "what it printed cannot be read: " + unreadable.getMessage();
        }
    }

    /** Ready to judge; an engine that does not start, or that refuses a rule, is an EngineTrouble with its first errors. */
    public static SuricataEngine start(EngineBinary binary, Path rulesFile, Path workFolder, Duration startLimit) {
        EngineFolder folder = folder(rulesFile, workFolder);
        try {
            return new SuricataEngine(binary, folder, startLimit);
        } catch (EngineTrouble trouble) {
            discard(folder);
            throw trouble;
        }
    }

    static EngineFolder folder(Path rulesFile, Path workFolder) {
        try {
            return EngineFolder.create(workFolder, rulesFile);
        } catch (IOException failed) {
            throw new EngineTrouble("no engine can be set up in %s: %s".formatted(workFolder, failed), failed);
        }
    }

    static void discard(EngineFolder folder) {
        try {
            folder.close();
        } catch (IOException failed) {
            throw new EngineTrouble("%s could not be removed: %s".formatted(folder.root(), failed.getMessage()), failed);
        }
    }

    public EngineBinary binary() {
        return binary;
    }

    /** The results of all captures, in the order asked. */
    public Map<Path, EngineResult> judge(List<Path> captures) {
        return judge(captures, _ -> { });
    }

    @Override
    public Map<Path, EngineResult> judge(List<Path> captures, IntConsumer judged) {
        Map<Path, EngineResult> results = new LinkedHashMap<>();
        for (Path capture : captures) {
            results.computeIfAbsent(capture, this::judge);
            judged.accept(results.size());
        }
        return results;
    }

    public EngineResult judge(Path capture) {
        return judge(capture, CAPTURE_LIMIT);
    }

    public synchronized EngineResult judge(Path capture, Duration limit) {
        if (!Files.isRegularFile(capture) || !Files.isReadable(capture)) {
            return new EngineResult.GaveUp("%s is no file that can be read".formatted(capture));
        }
        try {
            return new Judgement(running(), folder, ++captures).of(capture.toAbsolutePath(), limit);
        } catch (IOException | EngineTrouble failed) {
            process.close();
            return new EngineResult.GaveUp(failed.getMessage());
        }
    }

    /** Those of distributions cannot, and what other builds tell is not read. */
    @Override
    public RuleCosts costs() {
        return new RuleCosts.NotMeasured(binary.cannotMeasure().orElseThrow());
    }

    private EngineProcess running() {
        if (!process.alive()) {
            process.close();
            process = EngineProcess.start(binary, folder, startLimit);
        }
        return process;
    }

    /** For tests, which kill it. */
    synchronized long pid() {
        return process.pid();
    }

    @Override
    public synchronized void close() {
        process.close();
        discard(folder);
    }
}
