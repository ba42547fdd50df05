package io.skywarden.proof;

import io.skywarden.proof.Finding.Disagreement;
import io.skywarden.signature.SignatureId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares two judges on one capture: the same signatures must hit the same flows. */
final class Agreement {

    private record Claim(SignatureId signature, FlowTuple flow) {}

    private Agreement() {}

    static List<Finding> between(String capture, String judge, List<Hit> hits, String other, List<Hit> otherHits) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(missing(capture, judge, claims(hits), other, claims(otherHits)));
        findings.addAll(missing(capture, other, claims(otherHits), judge, claims(hits)));
        return findings;
    }

    private static List<Finding> missing(
            String capture, String judge, Map<Claim, Hit> claims, String other, Map<Claim, Hit> otherClaims) {
        return claims.entrySet().stream().filter(entry -> !otherClaims.containsKey(entry.getKey())).map(Map.Entry::getValue)
                .<Finding>map(hit -> new Disagreement(capture, hit.signature(), hit.flow(), hit.packet(), judge, other))
                .toList();
    }

    private static Map<Claim, Hit> claims(List<Hit> hits) {
        Map<Claim, Hit> claims = new HashMap<>();
        hits.forEach(hit -> claims.putIfAbsent(new Claim(hit.signature(), FlowTuple.of(hit.flow())), hit));
        return claims;
    }
}
