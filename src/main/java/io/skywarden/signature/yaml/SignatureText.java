package io.skywarden.signature.yaml;

import io.skywarden.signature.Expectations;
import io.skywarden.signature.Signature;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A signature whose files were kept as text, away from the folder they were written in. */
public final class SignatureText {

    private SignatureText() {}

    /**
     * Reads a signature and what its proof expects.
     *
     * @param name stands for the folder in complaints
     * @param proof empty when the signature has no proof file
     * @throws MalformedTree with every complaint, when there is at least one
     */
    public static Signature read(String name, String signature, String proof) {
        List<Complaint> complaints = new ArrayList<>();
        Expectations expectations = proof.isEmpty()
                ? new Expectations(List.of())
                : field(Path.of(name, "proof.yaml"), proof, complaints).map(ExpectationsReader::expectations)
                        .orElse(new Expectations(List.of()));
        Optional<Signature> read = field(Path.of(name, "signature.yaml"), signature, complaints)
                .flatMap(field -> SignatureReader.signature(field, expectations));
        if (!complaints.isEmpty()) {
            throw new MalformedTree(complaints);
        }
        return read.orElseThrow();
    }

    private static Optional<Field> field(Path file, String text, List<Complaint> complaints) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        try {
            var node = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (node != null) {
                return Optional.of(new Field(file, "", node, complaints));
            }
            complaints.add(new Complaint(file, 1, "", "is empty"));
        } catch (YAMLException broken) {
            complaints.add(new Complaint(file, 1, "", "is not YAML: " + broken.getMessage()));
        }
        return Optional.empty();
    }
}
