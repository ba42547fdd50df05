package io.skywarden.proof;

import io.skywarden.signature.SignatureId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A judge that begins no further capture once its time is over. */
record WithinTime(Judge judge, TimeLimit limit) implements Judge {

    @Override
    public String name() {
        return judge.name();
    }

    @Override
    public Set<SignatureId> cannotSay() {
        return judge.cannotSay();
    }

    @Override
    public Map<TestedCapture, Ruling> judge(List<TestedCapture> captures) {
        Map<TestedCapture, Ruling> rulings = new LinkedHashMap<>();
        captures.forEach(capture -> rulings.put(capture,
                limit.passed() ? new Ruling.GaveUp(new TimeOver().getMessage()) : judge.judge(List.of(capture)).get(capture)));
        return rulings;
    }
}
