package io.skywarden.proof.report;

import io.skywarden.proof.Finding;
import io.skywarden.proof.TestedCapture;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds the line that a finding is about: of the recipe, of the proof's expectation, or of the signature's steps. */
final class Places {

    private static final String SIGNATURE = "signature.yaml";
    private static final String PROOF = "proof.yaml";
    private static final String RECIPE = "recipe.txt";

    private final Map<SignatureId, AuthoredSignature> catalogue;
    private final Map<String, TestedCapture> captures;

    Places(Map<SignatureId, AuthoredSignature> catalogue, Map<String, TestedCapture> captures) {
        this.catalogue = catalogue;
        this.captures = captures;
    }

    Place of(Finding finding, List<Evidence> evidence) {
        return switch (finding) {
            case Finding.Shortfall f -> shortfall(catalogue.get(f.signature()), captures.get(f.capture()), evidence);
            case Finding.FalseFlow f -> steps(catalogue.get(f.signature()));
            case Finding.Disagreement f -> steps(catalogue.get(f.signature()));
            case Finding.StaleDifference f -> differences(catalogue.get(f.signature()));
            case Finding.NotJudged f -> capture(captures.get(f.capture()));
        };
    }

    private static Place shortfall(AuthoredSignature authored, TestedCapture capture, List<Evidence> evidence) {
        return switch (capture) {
            case TestedCapture.Synthetic _ -> recipe(authored, evidence);
            case TestedCapture.Real real -> expectation(authored, real.digest());
            case TestedCapture.Submitted sent -> expectation(authored, sent.digest());
        };
    }

    private static Place recipe(AuthoredSignature authored, List<Evidence> evidence) {
        String text = authored.text().recipe();
        return new Place(Path.of(authored.place(), RECIPE), evidence.stream().findFirst()
                .map(first -> line(text, line -> line.startsWith("flow ") && endpoints(line, first))).orElse(1));
    }

    /** A fan of flows is one line without the addresses of each. */
    private static boolean endpoints(String line, Evidence evidence) {
        List<String> words = List.of(line.split("\\s+"));
        return List.of(evidence.tuple().one(), evidence.tuple().other()).stream()
                .allMatch(end -> words.contains(end.replace(' ', ':')));
    }

    private static Place expectation(AuthoredSignature authored, String digest) {
        return new Place(Path.of(authored.place(), PROOF), line(authored.text().proof(), line -> line.contains(digest)));
    }

    private static Place differences(AuthoredSignature authored) {
        return new Place(Path.of(authored.place(), PROOF), line(authored.text().proof(), line -> line.startsWith("differences:")));
    }

    private static Place steps(AuthoredSignature authored) {
        return new Place(Path.of(authored.place(), SIGNATURE), line(authored.text().signature(), line -> line.startsWith("steps:")));
    }

    private Place capture(TestedCapture capture) {
        return switch (capture) {
            case TestedCapture.Synthetic synthetic -> new Place(Path.of(catalogue.get(synthetic.of()).place(), RECIPE), 1);
            case TestedCapture.Real real -> new Place(real.file(), 1);
            case TestedCapture.Submitted sent -> new Place(sent.file(), 1);
        };
    }

    /** The first that is meant, or else the first of all. */
    private static int line(String text, Predicate<String> meant) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size()).filter(i -> meant.test(lines.get(i))).findFirst().orElse(0) + 1;
    }
}
