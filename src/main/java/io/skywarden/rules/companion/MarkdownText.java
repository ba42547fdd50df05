package io.skywarden.rules.companion;

import java.util.regex.Pattern;

/** The one place where text of others becomes Markdown of a page that lies with files (CommonMark, sections 2.4 and 6). */
public final class MarkdownText {

    private static final Pattern MEANT = Pattern.compile("[\\\\`*_\\[\\]<>&#|~!]");

    private MarkdownText() {}

    /** The text as it is, within one line: nothing of it is a link, an image, HTML or the end of a code span. */
    public static String plain(String text) {
        return MEANT.matcher(Remark.visible(text)).replaceAll("\\\\$0");
    }

    /** The text as a code span, which a backslash cannot end and a backquote can. */
    static String code(String text) {
        return "`" + Remark.visible(text).replace('`', '\'') + "`";
    }
}
