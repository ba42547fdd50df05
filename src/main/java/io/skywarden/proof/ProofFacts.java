package io.skywarden.proof;

import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where proof facts are kept. They are added and read, never altered. */
public interface ProofFacts {

    /** Newest first. */
    List<ProofFact> of(String contentHash);

    Optional<ProofFact> find(String contentHash, String circumstances);

    /** Does nothing if the fact is known. */
    void keep(ProofFact fact);

    /** As below, of signatures that have no captures of their own. */
    default void learn(List<AuthoredSignature> catalogue, Proof proof, ProofRecord made, String circumstances) {
        learn(catalogue, proof, made, _ -> circumstances);
    }

    /** What a proof says about each of its signatures. Nothing is known of any when a judge could not finish: its turn may come again. */
    default void learn(List<AuthoredSignature> catalogue, Proof proof, ProofRecord made, Function<SignatureId, String> circumstances) {
        if (proof.findings().stream().anyMatch(Finding.NotJudged.class::isInstance)) {
            return;
        }
        for (AuthoredSignature authored : catalogue) {
            SignatureId id = authored.signature().id();
            keep(new ProofFact(authored.contentHash(), circumstances.apply(id), String.join(", ", proof.judges()), proof.captures(),
                    proof.findings().stream().noneMatch(finding -> isAbout(finding, id)), made.inputs(), made.at()));
        }
    }

    private static boolean isAbout(Finding finding, SignatureId id) {
        return switch (finding) {
            case Finding.Shortfall f -> f.signature().equals(id);
            case Finding.FalseFlow f -> f.signature().equals(id);
            case Finding.Disagreement f -> f.signature().equals(id);
            case Finding.StaleDifference f -> f.signature().equals(id);
            case Finding.NotJudged _ -> true;
        };
    }
}
