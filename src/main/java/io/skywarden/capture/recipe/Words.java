package io.skywarden.capture.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of one line, taken from left to right. Text in quotes is one word; a {@code #} outside quotes ends the line. */
final class Words {

    /** A word and whether it stood in quotes. */
    private record Word(String text, boolean quoted) {}

    private final List<Word> words = new ArrayList<>();
    private int next;

    Words(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) != '#') {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == ';') {
                words.add(new Word(";", false));
                at++;
            } else if (c == '"') {
                at = quoted(line, at + 1);
            } else {
                at = plain(line, at);
            }
        }
    }

    private int plain(String line, int start) {
        int end = start;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && "#;\"".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        words.add(new Word(line.substring(start, end), false));
        return end;
    }

    private int quoted(String line, int start) {
        var text = new StringBuilder();
        for (int at = start; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                words.add(new Word(text.toString(), true));
                return at + 1;
            }
            text.append(c == '\\' && at + 1 < line.length() ? escaped(line.charAt(++at)) : c);
        }
        throw new Complaint("a text in quotes is not closed");
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'r' -> '\r';
            case 'n' -> '\n';
            case '"', '\\' -> c;
            default -> throw new Complaint("\\%c is no escape: use \\r \\n \\\" or \\\\", c);
        };
    }

    boolean isEmpty() {
        return next == words.size();
    }

    /** Whether the next word is this one, unquoted; takes it if so. */
    boolean skip(String word) {
        boolean there = !isEmpty() && !words.get(next).quoted() && words.get(next).text().equals(word);
        next += there ? 1 : 0;
        return there;
    }

    /** The next word that belongs to an item, if it has another one. */
    Optional<String> more() {
        if (isEmpty() || isBorder(words.get(next))) {
            return Optional.empty();
        }
        return Optional.of(words.get(next++).text());
    }

    String need(String what) {
        return more().orElseThrow(() -> new Complaint("%s is missing", what));
    }

    String needQuoted(String what) {
        if (isEmpty() || !words.get(next).quoted()) {
            throw new Complaint("%s is missing: a text in quotes", what);
        }
        return words.get(next++).text();
    }

    int number(String what, int min, int max) {
        String word = need(what);
        int number = word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : -1;
        if (number < min || number > max) {
            throw new Complaint("%s is %d to %d, not '%s'", what, min, max, word);
        }
        return number;
    }

    void end() {
        if (!isEmpty()) {
            throw new Complaint("'%s' is one word too many", words.get(next).text());
        }
    }

    private static boolean isBorder(Word word) {
        return !word.quoted() && (word.text().equals(";") || word.text().equals("x"));
    }
}
