package io.skywarden.proof.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** An engine that judges captures by one set of rules, each capture isolated from the others. */
public sealed interface RunningEngine extends AutoCloseable permits SuricataEngine, SnortEngine {

    /** Why an engine that could measure has not. */
    String NOT_ASKED = "it was not asked to";

    /**
     * The results of all captures, in the order asked. A capture on which the engine dies or hangs costs only that capture.
     *
     * @param judged is told after each capture how many are done
     */
    Map<Path, EngineResult> judge(List<Path> captures, IntConsumer judged);

    /** What its rules have cost on all it judged so far. */
    RuleCosts costs();

    @Override
    void close();
}
