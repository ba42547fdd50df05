package io.skywarden.catalogue;

import io.skywarden.capture.recipe.MalformedRecipe;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.Complaint;
import io.skywarden.signature.yaml.MalformedSubmission;
import io.skywarden.signature.yaml.Submission;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A signature that was sent as one document: all that is wrong in it, its recipe included, is told in one answer. */
public final class SubmittedDocument {

    private static final String NAME = "signature";
    private static final String RECIPE = "recipe";

    private final String text;
    private final List<Complaint> complaints = new ArrayList<>();

    private SubmittedDocument(String text) {
        this.text = text;
    }

    /** @throws MalformedSubmission with every complaint, in the order of the lines */
    public static AuthoredSignature read(String text) {
        return new SubmittedDocument(text).read();
    }

    private AuthoredSignature read() {
        Optional<AuthoredSignature> authored = authored();
        if (text.length() <= Submission.LONGEST) {
            recipe().ifPresent(this::complainOf);
        }
        if (!complaints.isEmpty()) {
            throw new MalformedSubmission(complaints.stream().sorted(Comparator.comparingInt(Complaint::line)).toList());
        }
        return authored.orElseThrow();
    }

    private Optional<AuthoredSignature> authored() {
        try {
            return Optional.of(Submission.read(text, NAME));
        } catch (MalformedSubmission malformed) {
            complaints.addAll(malformed.complaints());
            return Optional.empty();
        }
    }

    private void complainOf(ScalarNode recipe) {
        try {
            Recipe.parse(RECIPE, recipe.getValue());
        } catch (MalformedRecipe malformed) {
            int start = recipe.getStartMark().getLine() + 1;
            // Of a block each line of the recipe is a line of the document; a quoted text has one place only.
            boolean block = recipe.getScalarStyle() == ScalarStyle.LITERAL;
            malformed.complaints().forEach(complaint -> complaints.add(new Complaint(NAME, block ? start + complaint.line() : start,
                    "/" + RECIPE, "line %d of the recipe: %s".formatted(complaint.line(), complaint.what()))));
        }
    }

    /** Found by its place alone, since the rest of the document may be anything. */
    private Optional<ScalarNode> recipe() {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            return root instanceof MappingNode members
                    ? members.getValue().stream().filter(SubmittedDocument::isRecipe).map(NodeTuple::getValueNode)
                            .filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast)
                            .filter(recipe -> !recipe.getValue().isBlank()).findFirst()
                    : Optional.empty();
        } catch (YAMLException noYaml) {
            // Submission has complained of it, with the line.
            return Optional.empty();
        }
    }

    private static boolean isRecipe(NodeTuple member) {
        return member.getKeyNode() instanceof ScalarNode key && key.getValue().equals(RECIPE);
    }
}
