package io.skywarden.rules.sandbox;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.UnexpectedTypeException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;

/** What FreeMarker says of a failure, on one line: template, line, column, what, and how to mend it. */
final class Complaint {

    private static final int LONGEST = 500;

    private Complaint() {}

    static String of(TemplateException e, String name) {
        String template = e.getTemplateSourceName() == null ? name : e.getTemplateSourceName();
        return at(template, e.getLineNumber(), e.getColumnNumber(), e.getMessageWithoutStackTop(), mend(e));
    }

    static String of(IOException e, String name) {
        return switch (e) {
            case ParseException parse -> at(parse.getTemplateName() == null ? name : parse.getTemplateName(),
                    parse.getLineNumber(), parse.getColumnNumber(), parse.getEditorMessage(), "mend what stands there");
            case TemplateNotFoundException missing -> "template %s cannot be read: there is no such file in the engine's folder or in that of the engine it extends"
                    .formatted(missing.getTemplateName());
            default -> "template %s cannot be read: %s".formatted(name, line(String.valueOf(e.getMessage())));
        };
    }

    private static String at(String template, Integer line, Integer column, String what, String mend) {
        return "template %s, line %s, column %s: %s; %s".formatted(template, line == null ? "?" : line, column == null ? "?" : column,
                line(String.valueOf(what)), mend);
    }

    private static String mend(TemplateException e) {
        String said = String.valueOf(e.getMessageWithoutStackTop());
        if (e instanceof InvalidReferenceException) {
            return "the README of the templates has all names; ask with ?? where a name may be absent";
        }
        if (said.contains("not allowed") || said.contains("?api") || said.contains("?new")) {
            return "take it out: a template sees maps, lists, words and numbers, and no class";
        }
        if (said.contains("Template inclusion failed") || said.contains("Template importing failed") || said.contains("import")) {
            return "a template takes in files of its own folder and of the folder it extends, and no others";
        }
        return e instanceof UnexpectedTypeException ? "another kind of value is wanted there: of a map or list write one of its fields" : "mend what stands there";
    }

    /** The first words, before FreeMarker's tips and drawings of where it was. */
    private static String line(String said) {
        String first = said.split("\\n-{4}|\\n *Tip:|\\nFTL stack trace", 2)[0].replaceAll("\\s+", " ").strip();
        return first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "…";
    }
}
