package io.skywarden.proof.report;

/** Text of others within Markdown. The one place where a report's Markdown is guarded. */
final class Markdown {

    private static final int LONGEST = 300;

    private Markdown() {}

    /**
     * The text as a code span, in which Markdown, mentions, links and HTML mean nothing (CommonMark 6.1). What would end the span or
     * a table's cell is shown by its like, and what has no shape, or turns the order of writing, by a question mark.
     */
    static String code(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        String tame = cut.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?").replace('`', '\'').replace('|', '¦').strip();
        return "`" + (tame.isEmpty() ? "-" : tame) + "`";
    }
}
