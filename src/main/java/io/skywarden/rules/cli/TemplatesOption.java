package io.skywarden.rules.cli;

import io.skywarden.rules.TemplateFolders;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --templates} and {@code --user-templates}: the folders of rule templates a command works with. */
public final class TemplatesOption {

    @Option(names = "--templates", paramLabel = "DIR", defaultValue = "${sys:skywarden.root:-.}/rules-templates",
            description = "the folder of rule templates (default: the project's own)")
    private Path folder;

    @Option(names = "--user-templates", paramLabel = "DIR", defaultValue = "${env:SKYWARDEN_USER_TEMPLATES:-}",
            description = "templates of your own, laid over those by folder (default: SKYWARDEN_USER_TEMPLATES)")
    private String users;

    /** Made by picocli. */
    public TemplatesOption() {}

    public Path folder() {
        return folder;
    }

    public TemplateFolders folders() {
        return new TemplateFolders(folder, Optional.ofNullable(users).filter(text -> !text.isBlank()).map(Path::of));
    }
}
