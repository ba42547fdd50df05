package io.skywarden.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A document with its fields marked as {@code <<name=sound value>>}: the sound one, and those in which a field holds what an enemy would
 * write. A document that begins with a brace is JSON, and is spelt as such.
 */
public record HostileDocument(String name, String text) {

    private static final Pattern FIELD = Pattern.compile("<<([^=<>]+)=(.*?)>>");

    /** Its fields, in order; a name may stand for several places. */
    public List<String> fields() {
        return FIELD.matcher(text).results().map(field -> field.group(1)).distinct().toList();
    }

    /** The document with one field in an enemy's hand, and what he wrote there. */
    public record Spoilt(String document, String value) {}

    /** So many documents that differ in this field alone. */
    public List<Spoilt> spoilt(String field, int number, Random random) {
        List<Spoilt> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Map<String, String> written = new TreeMap<>();
            String document = filled((name, sound) -> name.equals(field)
                    ? spelt(written.computeIfAbsent(name, _ -> value(sound, random)), random) : spelt(sound));
            all.add(new Spoilt(document, written.get(field)));
        }
        return all;
    }

    private static String value(String sound, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> HostileText.printable(random);
            case 1 -> sound + HostileText.printable(random);
            default -> HostileText.of(sound, random);
        };
    }

    private String spelt(String value, Random random) {
        return text.startsWith("{") ? HostileText.json(value) : HostileText.spelt(value, random);
    }

    private String spelt(String sound) {
        return HostileText.json(sound);
    }

    private String filled(BiFunction<String, String, String> values) {
        return FIELD.matcher(text).replaceAll((MatchResult field) ->
                java.util.regex.Matcher.quoteReplacement(values.apply(field.group(1), field.group(2))));
    }

    @Override
    public String toString() {
        return name;
    }
}
