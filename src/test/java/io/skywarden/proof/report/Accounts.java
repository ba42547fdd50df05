package io.skywarden.proof.report;

import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import io.skywarden.proof.CaptureHit;
import io.skywarden.proof.EngineCost;
import io.skywarden.proof.Finding;
import io.skywarden.proof.FlowTuple;
import io.skywarden.proof.Hit;
import io.skywarden.proof.PartCost;
import io.skywarden.proof.Proof;
import io.skywarden.proof.TestedCapture;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.signature.yaml.SignatureText;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts of proofs that say whatever a case needs. */
final class Accounts {

    static final SignatureId ID = new SignatureId("T1");
    static final FlowKey HIT = flow(4001);
    static final FlowKey MISSED = flow(4002);
    static final String DIGEST = "ab".repeat(32);
    static final AuthoredSignature SIGNATURE = SignatureText.read("signatures/T1", new AuthoredText("""
            id: T1
            title: A test with <angles> & "quotes"
            family: skype-classic
            era: classic
            confidence: low
            state: active
            description: A test.
            sources: [{title: None}]
            transport: udp
            steps:
              - direction: to-server
                shows:
                  - size: 5
            """, """
            captures:
              - sha256: %s
                name: a.pcap
                at-least: 2
            """.formatted(DIGEST), """
            flow one udp 10.1.0.2:4000 -> 10.1.0.3:4001 hit
              > random 5
            flow two udp 10.1.0.2:4000 -> 10.1.0.3:4002 hit
              > random 5
            """));

    private Accounts() {}

    static FlowKey flow(int port) {
        return new FlowKey(Protocol.UDP, InetAddress.ofLiteral("10.1.0.2"), 4000, InetAddress.ofLiteral("10.1.0.3"), port);
    }

    static TestedCapture recipe() {
        return new TestedCapture.Synthetic(ID, Path.of("gone.pcap"), Map.of());
    }

    static TestedCapture real(String name, String digest) {
        return new TestedCapture.Real(name, Path.of("captures/none.pcap"), digest, false, Map.of());
    }

    static Finding.FalseFlow falseFlow(String capture, String why) {
        return new Finding.FalseFlow("suricata-7.0.10", capture, ID, HIT, 7, why);
    }

    static Finding.Shortfall missed() {
        return new Finding.Shortfall("in-process", "recipe/T1", ID, 2, 1, List.of(FlowTuple.of(MISSED)));
    }

    static Finding.Disagreement disagreement(String capture) {
        return new Finding.Disagreement(capture, ID, HIT, 7, "in-process", "suricata-7.0.10");
    }

    static Finding.NotJudged notJudged(String capture, String why) {
        return new Finding.NotJudged("in-process", capture, why);
    }

    /** With the recipe and a capture of that name. */
    static Proof proof(String capture, Finding... findings) {
        return new Proof(List.of("in-process", "suricata-7.0.10"), List.of("suricata-8: not found"), List.of(ID),
                List.of(recipe(), real(capture, DIGEST), real("quiet.pcap", "cd".repeat(32))),
                List.of(new CaptureHit("recipe/T1", new Hit(ID, HIT, 1)), new CaptureHit(capture, new Hit(ID, HIT, 7))), List.of(),
                List.of(capture + " by in-process: the file ends early"), List.of(), List.of(findings));
    }

    /** The same, with what its rules cost two engines. */
    static Proof costing(Proof proof) {
        return new Proof(proof.judges(), proof.notRun(), proof.signatures(), proof.tested(), proof.hits(), proof.antiExamples(), proof.damaged(),
                proof.absent(), proof.excused(), proof.findings(), List.of(
                        new EngineCost.Measured("snort-3.11.1.0", 12, 2, List.of(new PartCost(ID, "a|part", 8, 3, 20)), 4),
                        new EngineCost.NotMeasured("suricata-7.0.10", "this build has no rule profiling")));
    }

    static Account of(Proof proof) {
        return of(proof, Optional.empty(), Level.findings());
    }

    static Account of(Proof proof, Optional<Baseline> baseline, Set<Level> failOn) {
        return Account.of(proof, List.of(SIGNATURE), baseline, failOn);
    }

    /** One finding of each kind, on a capture of that name and with that reason. */
    static Account ofAll(String capture, String why) {
        return of(all(capture, why));
    }

    static Proof all(String capture, String why) {
        return proof(capture, falseFlow(capture, why), missed(), disagreement(capture), notJudged(capture, why),
                new Finding.Shortfall("in-process", capture, ID, 2, 1, List.of()));
    }
}
