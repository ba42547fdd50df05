package io.skywarden.rules;

/**
 * How the rules of an engine stand in a file.
 *
 * @param extension of the file's name, {@code rules} or {@code sig}
 * @param block whether a rule may have several lines; an empty line then stands behind it
 */
public record RuleForm(String extension, boolean block) {

    static final RuleForm LINES = new RuleForm("rules", false);

    public RuleForm {
        if (!extension.matches("[a-z][a-z0-9]{0,15}")) {
            throw new IllegalArgumentException("'%s' is not an extension of 1 to 16 small letters and digits".formatted(extension));
        }
    }
}
