package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/how-to/add-an-engine.md, done as it says. */
class AddEnginePageTest {

    @Test
    void the_page_does_what_it_says(@TempDir Path folder) throws Exception {
        PageWalk page = new PageWalk(Path.of("docs/how-to/add-an-engine.md"), folder);
        page.walk(_ -> false);
        assertThat(Files.readAllLines(page.place().resolve("rules/skype-monitor.list"))).hasSizeGreaterThan(10)
                .allMatch(line -> line.matches("[a-z0-9.-]+ # [0-9]+ [A-Za-z0-9 ._-]+"));
    }
}
