package io.skywarden.catalogue;

import io.skywarden.signature.Era;
import io.skywarden.signature.Family;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which signatures are asked for: those that meet every condition given.
 *
 * @param state the state the newest version claims: active, experimental or retired
 * @param words each must begin a word of the id, title or description
 * @param after only ids behind this one
 * @param most how many at most
 */
public record Search(Optional<Family> family, Optional<Era> era, Optional<String> state, Optional<Stage> stage, Optional<Tag> tag,
        List<String> words, Optional<SignatureId> after, int most) {

    /** The largest page. */
    public static final int MOST = 500;
    private static final int LONGEST_WORD = 40;

    public Search {
        words = List.copyOf(words);
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page has 1 to %d signatures, not %d".formatted(MOST, most));
        }
    }

    /** The words of a text, in lower case, each once; what a search can find is what this gives. */
    public static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty())
                .map(word -> word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD)).distinct().toList();
    }
}
