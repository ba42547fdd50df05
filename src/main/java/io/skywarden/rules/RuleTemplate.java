package io.skywarden.rules;

import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** An engine's {@code rule.ftl}. A template sees maps, lists, words and numbers; no class and no method is in its reach. */
final class RuleTemplate {

    private static final String FILE = "rule.ftl";

    private final Engine engine;
    private final Template template;

    RuleTemplate(Engine engine) {
        this.engine = engine;
        try {
            this.template = configuration(engine).getTemplate(FILE);
        } catch (IOException e) {
            throw new EngineUnusable("the template %s of %s cannot be used: %s".formatted(FILE, engine.name(), e.getMessage()), e);
        }
    }

    /** The rule's line. A template that gives more than one line, or none, is broken. */
    String lay(Map<String, Object> model) {
        StringWriter text = new StringWriter();
        try {
            template.process(model, text);
        } catch (TemplateException | IOException e) {
            throw new EngineUnusable("the template %s of %s failed: %s".formatted(FILE, engine.name(), e.getMessage()), e);
        }
        String line = text.toString().strip();
        if (line.isEmpty() || line.lines().count() != 1) {
            throw new EngineUnusable("the template %s of %s gives %d lines: a rule is one line"
                    .formatted(FILE, engine.name(), line.lines().count()));
        }
        return line;
    }

    private static Configuration configuration(Engine engine) throws IOException {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(loader(engine));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setOutputFormat(PlainTextOutputFormat.INSTANCE);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        return configuration;
    }

    private static TemplateLoader loader(Engine engine) throws IOException {
        TemplateLoader[] loaders = new TemplateLoader[engine.templates().size()];
        for (int i = 0; i < loaders.length; i++) {
            Path folder = engine.templates().get(i);
            loaders[i] = new FileTemplateLoader(folder.toFile());
        }
        return new MultiTemplateLoader(loaders);
    }
}
