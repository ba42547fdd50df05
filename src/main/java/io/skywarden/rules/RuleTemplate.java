package io.skywarden.rules;

import freemarker.cache.StringTemplateLoader;
import freemarker.cache.TemplateLoader;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.rules.sandbox.Layout;
import io.skywarden.rules.sandbox.SandboxLimits;
import io.skywarden.rules.sandbox.TemplateProcess;
import io.skywarden.rules.sandbox.TemplateRefusal;
import io.skywarden.rules.sandbox.TemplateRun;
import io.skywarden.rules.sandbox.TemplateTrouble;
import java.util.Map;

/**
 * An engine's {@code rule.ftl}. Ours runs in this process. As soon as one file of its folders is not ours, all of it runs in another one,
 * since a template can still loop for ever and fill the memory.
 */
final class RuleTemplate {

    private static final String FILE = "rule.ftl";
    private static final int MOST_LINES = 200;

    private final Engine engine;
    private TemplateRun run;
    private boolean apart;

    RuleTemplate(Engine engine) {
        this.engine = engine;
    }

    /**
     * The rule's text: one line, or a block without an empty line in it. A template that gives anything else is broken.
     *
     * @throws Unsayable if the template says that its engine cannot say it
     */
    String lay(Map<String, Object> model) {
        try {
            return checked(running().lay(model).strip());
        } catch (TemplateRefusal refusal) {
            throw new Unsayable(refusal.getMessage());
        } catch (TemplateTrouble trouble) {
            rest();
            throw unusable(trouble);
        }
    }

    /** Whether it runs in a process of its own, which answers one question at a time. */
    boolean apart() {
        try {
            running();
            return apart;
        } catch (TemplateTrouble trouble) {
            throw unusable(trouble);
        }
    }

    private EngineUnusable unusable(TemplateTrouble trouble) {
        return new EngineUnusable("%s: %s".formatted(engine.name(), trouble.getMessage()), trouble);
    }

    /** One for all rules, also when several threads ask for the first. */
    private synchronized TemplateRun running() {
        run = run == null ? start() : run;
        return run;
    }

    /** Ends the process of templates that are not ours; the next rule starts another. */
    synchronized void rest() {
        if (run != null && apart) {
            run.close();
            run = null;
        }
    }

    private String checked(String text) {
        int lines = 1;
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && engine.form().block()) {
                lines++;
                gap |= blank(text, i + 1);
            } else if (c < ' ' && c != '\t') {
                throw unprintable(text);
            }
        }
        if (text.isEmpty() || lines > MOST_LINES || gap) {
            throw broken(text.isEmpty() ? "nothing: a rule is at least one line" : "an empty line, or more than %d: an empty line ends a rule"
                    .formatted(MOST_LINES));
        }
        return text;
    }

    /** Whether nothing is to be seen from here to the end of the line. */
    private static boolean blank(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i == text.length() || text.charAt(i) == '\n';
    }

    private EngineUnusable unprintable(String text) {
        return broken(engine.form().block() ? "a character that is no text" : "%d lines: a rule is one line, unless %s says 'rule: block'"
                .formatted(text.lines().count(), Engine.FILE));
    }

    private EngineUnusable broken(String given) {
        return new EngineUnusable("%s: template %s gives %s".formatted(engine.name(), FILE, given));
    }

    /** What was read is judged and run, not what lies there a moment later. */
    private TemplateRun start() {
        // The renderer refuses what is longer than the engine reads; a template far beyond that is broken and not only long.
        int longest = engine.longestRule() * 2;
        Map<String, String> sources = TemplateSources.of(engine.templates(), SandboxLimits.DEFAULT.sources());
        apart = engine.sandboxed() || !ShippedTemplates.hold(engine.templates(), sources);
        return apart ? TemplateProcess.start(sources, FILE, longest, SandboxLimits.DEFAULT) : new Layout(loader(sources), FILE, longest);
    }

    private static TemplateLoader loader(Map<String, String> sources) {
        StringTemplateLoader loader = new StringTemplateLoader();
        sources.forEach(loader::putTemplate);
        return loader;
    }
}
