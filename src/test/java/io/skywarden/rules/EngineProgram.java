package io.skywarden.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An engine of this machine that tests ask directly. */
interface EngineProgram {

    /** Those of this machine; an absent one is named on standard output. */
    static List<EngineProgram> installed() {
        return Stream.concat(SuricataProgram.installed().stream(), SnortProgram.installed().stream()).map(EngineProgram.class::cast).toList();
    }

    /** The folder of its templates. */
    String engine();

    /** What it says about a rule file; an empty list is "every rule loaded, nothing to remark". */
    List<String> complaints(Path folder, String rules) throws Exception;

    /** For each rule number the flows it alerted on, by address and port of both ends. */
    Map<Long, Set<String>> hits(Path folder, String rules, Path capture) throws Exception;
}
