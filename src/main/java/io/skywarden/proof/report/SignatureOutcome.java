package io.skywarden.proof.report;

import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one signature did.
 *
 * @param cases its recipe, and each real capture that it names, hits or has a finding on
 * @param silent on how many other captures it was silent, as it may
 * @param absent captures that it names and that were not at hand
 */
public record SignatureOutcome(AuthoredSignature authored, List<CaseOutcome> cases, int silent, List<String> absent) {

    public SignatureOutcome {
        cases = List.copyOf(cases);
        absent = List.copyOf(absent);
    }

    String id() {
        return authored.signature().id().value();
    }

    Stream<Told> news() {
        return cases.stream().flatMap(one -> one.findings().stream()).filter(told -> !told.known());
    }

    long count(Level level) {
        return news().filter(told -> told.level() == level).count();
    }

    long flowsHit() {
        return cases.stream().mapToLong(one -> one.hits().size()).sum();
    }

    long capturesHit() {
        return cases.stream().filter(one -> !one.hits().isEmpty()).count();
    }
}
