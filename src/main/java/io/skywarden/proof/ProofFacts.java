package io.skywarden.proof;

import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.List;
import java.util.Optional;

/** Where proof facts are kept. They are added and read, never altered. */
public interface ProofFacts {

    /** Newest first. */
    List<ProofFact> of(String contentHash);

    Optional<ProofFact> find(String contentHash, String circumstances);

    /** Does nothing if the fact is known. */
    void keep(ProofFact fact);

    /** What a proof says about each of its signatures: one with no finding of its own holds, if every capture was judged. */
    default void learn(List<AuthoredSignature> catalogue, Proof proof, ProofRecord made, String circumstances) {
        for (AuthoredSignature authored : catalogue) {
            keep(new ProofFact(authored.contentHash(), circumstances, String.join(", ", proof.judges()), proof.captures(),
                    proof.findings().stream().noneMatch(finding -> isAbout(finding, authored.signature().id())), made.inputs(), made.at()));
        }
    }

    private static boolean isAbout(Finding finding, SignatureId id) {
        return switch (finding) {
            case Finding.Shortfall f -> f.signature().equals(id);
            case Finding.FalseFlow f -> f.signature().equals(id);
            case Finding.Disagreement f -> f.signature().equals(id);
            case Finding.NotJudged _ -> true;
        };
    }
}
