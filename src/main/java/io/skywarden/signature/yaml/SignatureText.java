package io.skywarden.signature.yaml;

import io.skywarden.signature.Expectations;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way from the files of a signature, as texts, to the signature. */
public final class SignatureText {

    static final String SIGNATURE = "signature.yaml";
    static final String PROOF = "proof.yaml";
    static final String RECIPE = "recipe.txt";

    private static final Expectations NONE = new Expectations(List.of());

    private SignatureText() {}

    /** What the files are called: the signature, its proof, its recipe. */
    public static List<String> files() {
        return List.of(SIGNATURE, PROOF, RECIPE);
    }

    /**
     * Reads a signature whose texts were kept, away from the folder they were written in.
     *
     * @param place stands for the folder in complaints
     * @throws MalformedTree with every complaint, when there is at least one
     */
    public static AuthoredSignature read(String place, AuthoredText text) {
        List<Complaint> complaints = new ArrayList<>();
        Optional<Signature> read = read(place, text, complaints);
        if (!complaints.isEmpty()) {
            throw new MalformedTree(complaints);
        }
        return AuthoredSignature.of(read.orElseThrow(), text, place);
    }

    /** Nothing if there is something to complain of. */
    static Optional<Signature> read(String place, AuthoredText text, List<Complaint> complaints) {
        int before = complaints.size();
        Expectations expectations = text.proof().isEmpty()
                ? NONE
                : YamlDocument.read(place + "/" + PROOF, text.proof(), complaints).map(ExpectationsReader::expectations).orElse(NONE);
        return YamlDocument.read(place + "/" + SIGNATURE, text.signature(), complaints)
                .flatMap(field -> SignatureReader.signature(field, expectations))
                .filter(_ -> complaints.size() == before);
    }
}
