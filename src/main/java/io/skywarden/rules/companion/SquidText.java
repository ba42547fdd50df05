package io.skywarden.rules.companion;

/** The one place where something becomes text of Squid. A list has one name on a line; a dot in front means "and below". */
final class SquidText {

    private SquidText() {}

    /** What may stand in a name has no meaning of its own in a list: no space, no quote, no leading dash. */
    static String name(NameScope scope) {
        return (scope.below() ? "." : "") + scope.domain().value();
    }

    static String remark(String text) {
        return "# " + Remark.line(text) + "\n";
    }
}
