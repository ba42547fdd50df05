package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.RuleBody.Option;
import java.util.List;

/** A sticky buffer with its transformations, and what must stand in it. */
record BufferMatch(List<Option> buffer, List<Option> contents) {

    static BufferMatch of(String buffer, Option... contents) {
        return new BufferMatch(List.of(Option.of(buffer)), List.of(contents));
    }
}
