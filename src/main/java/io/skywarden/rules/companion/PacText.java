package io.skywarden.rules.companion;

/** The one place where something becomes JavaScript of a proxy auto-configuration file. */
final class PacText {

    private PacText() {}

    /** What may stand in a name has no meaning of its own in a string: no quote, no backslash, no line's end. */
    static String name(NameScope scope) {
        return "\"%s%s\"".formatted(scope.below() ? "." : "", scope.domain().value());
    }

    static String remark(String text) {
        return "// " + Remark.line(text) + "\n";
    }
}
