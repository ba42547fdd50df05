package io.skywarden.signature.yaml;

import io.skywarden.signature.MalformedSignature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value of a YAML file that knows where it stands. Reading never throws on bad input: it complains and answers with
 * nothing, so that one pass finds all that is wrong.
 */
final class Field {

    private final Path file;
    private final String path;
    private final Node node;
    private final List<Complaint> complaints;

    Field(Path file, String path, Node node, List<Complaint> complaints) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.complaints = complaints;
    }

    void complain(String what) {
        complaints.add(new Complaint(file, node.getStartMark().getLine() + 1, path, what));
    }

    /** The members of a mapping; unknown, missing and repeated ones are complained of. */
    Map<String, Field> members(Set<String> required, Set<String> optional) {
        Map<String, Field> members = members();
        members.forEach((name, field) -> {
            if (!required.contains(name) && !optional.contains(name)) {
                field.complain("unknown field '%s'; known here: %s".formatted(name, sorted(required, optional)));
            }
        });
        required.stream().filter(name -> !members.containsKey(name)).sorted()
                .forEach(name -> complain("'%s' is missing".formatted(name)));
        return members;
    }

    Map<String, Field> members() {
        Map<String, Field> members = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            complain("expected fields (name: value)");
            return members;
        }
        mapping.getValue().forEach(tuple -> {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            Field field = new Field(file, path + "/" + name.replace("~", "~0").replace("/", "~1"), tuple.getValueNode(), complaints);
            if (members.putIfAbsent(name, field) != null) {
                field.complain("'%s' stands here twice".formatted(name));
            }
        });
        return members;
    }

    private static List<String> sorted(Set<String> required, Set<String> optional) {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        all.sort(null);
        return all;
    }

    /** The elements of a list; a single value counts as a list of one where {@code oneIsEnough}. */
    List<Field> elements(boolean oneIsEnough) {
        if (node instanceof SequenceNode sequence) {
            List<Field> elements = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                elements.add(new Field(file, path + "/" + elements.size(), element, complaints));
            }
            return elements;
        }
        if (oneIsEnough) {
            return List.of(this);
        }
        complain("expected a list");
        return List.of();
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    Optional<String> text() {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        complain("expected a single value");
        return Optional.empty();
    }

    /** A value made from the text; what the maker refuses becomes a complaint. */
    <T> Optional<T> as(Function<String, T> maker) {
        return text().flatMap(text -> make(() -> maker.apply(text)));
    }

    /** A value made from several; a refusal becomes a complaint here. */
    <T> Optional<T> make(java.util.function.Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (MalformedSignature refused) {
            complain(refused.getMessage());
            return Optional.empty();
        }
    }

    /** A number in decimal. */
    Optional<Integer> number() {
        return as(text -> {
            if (!text.matches("[0-9]{1,9}")) {
                throw new MalformedSignature(path, "'%s' is not a whole number".formatted(text));
            }
            return Integer.valueOf(text);
        });
    }

    /** One or two bytes as hexadecimal digits. */
    Optional<Integer> hexadecimal(int digits) {
        return as(text -> {
            if (!text.matches("[0-9a-fA-F]{%d}".formatted(digits))) {
                throw new MalformedSignature(path, "'%s' is not %d hexadecimal digits; quote digits: \"08\"".formatted(text, digits));
            }
            return Integer.valueOf(text, 16);
        });
    }

    /** A range {@code 18..45}, or one number for both ends. */
    Optional<int[]> range() {
        return as(text -> {
            if (!text.matches("[0-9]{1,6}(\\.\\.[0-9]{1,6})?")) {
                throw new MalformedSignature(path, "'%s' is neither a number nor a range such as 18..45".formatted(text));
            }
            String[] ends = text.split("\\.\\.");
            return new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])};
        });
    }

    /** A constant by its word: {@code to-server} for {@code TO_SERVER}. */
    <E extends Enum<E>> Optional<E> word(Class<E> type) {
        return text().flatMap(text -> {
            Optional<E> found = Arrays.stream(type.getEnumConstants()).filter(e -> word(e).equals(text)).findFirst();
            if (found.isEmpty()) {
                complain("'%s' is not one of %s".formatted(
                        text, Arrays.stream(type.getEnumConstants()).map(Field::word).toList()));
            }
            return found;
        });
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
