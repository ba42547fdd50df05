package io.skywarden.rules.sandbox;

/** A template's own word, by {@code <#stop "reason">}, that its engine cannot say this. */
public final class TemplateRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateRefusal(String reason) {
        super(reason);
    }
}
