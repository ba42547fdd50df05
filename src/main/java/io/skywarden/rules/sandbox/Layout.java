package io.skywarden.rules.sandbox;

import freemarker.cache.TemplateLoader;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.StopException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A FreeMarker template from which no class, no method and no file is in reach. It can still loop for ever and fill the memory. */
public final class Layout implements TemplateRun {

    private final String name;
    private final int longest;
    private final Configuration configuration;
    private volatile Template parsed;

    /**
     * @param loader knows the template and all that it may take in
     * @param longest the most characters it may give
     */
    public Layout(TemplateLoader loader, String name, int longest) {
        this.name = name;
        this.longest = longest;
        this.configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(loader);
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("c");
        configuration.setOutputFormat(PlainTextOutputFormat.INSTANCE);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        // A template is read once: the folder of a run does not change under it.
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    }

    @Override
    public String lay(Map<String, Object> model) {
        CappedText text = new CappedText(longest);
        try {
            template().process(model, text);
            return text.toString();
        } catch (StopException stop) {
            throw new TemplateRefusal(stop.getMessageWithoutStackTop().replaceFirst("(?s)^.*?(?:stop reason|message)[^:]*: ?", "").strip());
        } catch (TemplateException e) {
            throw TemplateTrouble.broken(Complaint.of(e, name));
        } catch (CappedText.Full full) {
            throw TemplateTrouble.stopped("template %s gives more than %d characters for one rule and was stopped: %s"
                    .formatted(name, longest, "look for a loop or a macro that does not end"));
        } catch (IOException e) {
            throw TemplateTrouble.broken("template %s failed: %s".formatted(name, e.getMessage()));
        } catch (StackOverflowError _) {
            throw TemplateTrouble.broken("template %s calls itself too deep: look for a macro or function that calls itself without an end"
                    .formatted(name));
        }
    }

    /** Parsed once; that two threads may both do so does no harm. */
    private Template template() {
        try {
            Template template = parsed == null ? configuration.getTemplate(name) : parsed;
            parsed = template;
            return template;
        } catch (IOException e) {
            throw TemplateTrouble.broken(Complaint.of(e, name));
        }
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
