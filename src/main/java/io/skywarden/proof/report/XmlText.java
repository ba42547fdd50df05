package io.skywarden.proof.report;

import java.util.stream.Collectors;

/** Text as XML 1.0 can hold it; the writer escapes what is left. The one place where a report's XML is guarded. */
final class XmlText {

    private XmlText() {}

    /** What XML has no way to write (section 2.2) is shown as U+FFFD. */
    static String of(String text) {
        return text.codePoints().map(c -> isCharacter(c) ? c : 0xFFFD).mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** An attribute has no lines: a reader would make blanks of them anyhow (section 3.3.3). */
    static String attribute(String text) {
        return of(text).replaceAll("[\\t\\n]", " ");
    }

    private static boolean isCharacter(int c) {
        return c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
