package io.skywarden.signature.yaml;

import io.skywarden.signature.MalformedSignature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A value of a YAML file that knows where it stands. Reading never throws on bad input: it complains and answers with
 * nothing, so that one pass finds all that is wrong.
 */
public final class Field {

    /** Line breaks and tabs are the only control characters that people write. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\n\t]]|[\\x{2028}\\x{2029}\\x{feff}\\x{fffe}\\x{ffff}]");

    private final String place;
    private final String path;
    private final Value value;
    private final List<Complaint> complaints;

    Field(String place, String path, Value value, List<Complaint> complaints) {
        this.place = place;
        this.path = path;
        this.value = value;
        this.complaints = complaints;
    }

    /** Says what is wrong here. */
    public void complain(String what) {
        if (!(value instanceof Value.Refused)) {
            complaints.add(new Complaint(place, value.line(), path, what));
        }
    }

    public boolean has(String name) {
        return value instanceof Value.Members(int _, var all) && all.stream().anyMatch(member -> member.name().equals(name));
    }

    /** The members of a mapping; unknown, missing and repeated ones are complained of. */
    public Map<String, Field> members(Set<String> required, Set<String> optional) {
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
        if (!(value instanceof Value.Members(int _, var all))) {
            complain("expected fields (name: value)");
            return members;
        }
        all.forEach(member -> {
            Field field = new Field(place, YamlDocument.pointer(path, member.name()), member.value(), complaints);
            if (members.putIfAbsent(member.name(), field) != null) {
                field.complain("'%s' stands here twice".formatted(member.name()));
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
    public List<Field> elements(boolean oneIsEnough) {
        if (value instanceof Value.Row(int _, var row)) {
            List<Field> elements = new ArrayList<>();
            for (Value element : row) {
                elements.add(new Field(place, path + "/" + elements.size(), element, complaints));
            }
            return elements;
        }
        if (oneIsEnough) {
            return List.of(this);
        }
        complain("expected a list");
        return List.of();
    }

    public boolean isList() {
        return value instanceof Value.Row;
    }

    public Optional<String> text() {
        if (value instanceof Value.Scalar(int _, String text)) {
            return Optional.of(text);
        }
        complain("expected a single value");
        return Optional.empty();
    }

    /** Text for people: line breaks are line feeds, and there are no other control characters. */
    public Optional<String> prose() {
        return as(text -> {
            String prose = text.replace("\r\n", "\n").replace('\r', '\n');
            UNPRINTABLE.matcher(prose).results().findFirst().ifPresent(found -> {
                throw new MalformedSignature(path, "U+%04X may not stand in it".formatted(found.group().codePointAt(0)));
            });
            return prose;
        });
    }

    /** A value made from the text; what the maker refuses becomes a complaint. */
    public <T> Optional<T> as(Function<String, T> maker) {
        return text().flatMap(text -> make(() -> maker.apply(text)));
    }

    /** A value made from several; a refusal becomes a complaint here. */
    public <T> Optional<T> make(Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (MalformedSignature refused) {
            member(refused.field()).orElse(this).complain(refused.getMessage());
            return Optional.empty();
        }
    }

    /** The member that refused its value, if it is one of these. */
    private Optional<Field> member(String name) {
        return value instanceof Value.Members(int _, var all)
                ? all.stream().filter(member -> member.name().equals(name)).findFirst()
                        .map(member -> new Field(place, YamlDocument.pointer(path, name), member.value(), complaints))
                : Optional.empty();
    }

    /** A number in decimal. */
    public Optional<Integer> number() {
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
    public Optional<int[]> range() {
        return as(text -> {
            if (!text.matches("[0-9]{1,6}(\\.\\.[0-9]{1,6})?")) {
                throw new MalformedSignature(path, "'%s' is neither a number nor a range such as 18..45".formatted(text));
            }
            String[] ends = text.split("\\.\\.");
            return new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])};
        });
    }

    /** A constant by its word: {@code to-server} for {@code TO_SERVER}. */
    public <E extends Enum<E>> Optional<E> word(Class<E> type) {
        return text().flatMap(text -> {
            Optional<E> found = Arrays.stream(type.getEnumConstants()).filter(e -> word(e).equals(text)).findFirst();
            if (found.isEmpty()) {
                complain("'%s' is not one of %s".formatted(
                        text, Arrays.stream(type.getEnumConstants()).map(Field::word).toList()));
            }
            return found;
        });
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
