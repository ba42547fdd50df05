package io.skywarden.rules.sandbox;

import java.util.Map;

/** A template that is ready to lay out one thing after the other. */
public interface TemplateRun extends AutoCloseable {

    /**
     * What the template makes of a model of maps, lists, words and numbers.
     *
     * @throws TemplateRefusal if the template says by {@code <#stop>} that this cannot be said
     * @throws TemplateTrouble if the template is broken, or was stopped at a limit
     */
    String lay(Map<String, Object> model);

    @Override
    void close();
}
