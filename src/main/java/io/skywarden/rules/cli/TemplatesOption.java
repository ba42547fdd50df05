package io.skywarden.rules.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --templates}: the folder of rule templates a command works with. */
public final class TemplatesOption {

    @Option(names = "--templates", paramLabel = "DIR", defaultValue = "${sys:skywarden.root:-.}/rules-templates",
            description = "the folder of rule templates (default: the project's own)")
    private Path folder;

    /** Made by picocli. */
    public TemplatesOption() {}

    public Path folder() {
        return folder;
    }
}
