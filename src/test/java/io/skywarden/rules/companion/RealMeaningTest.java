package io.skywarden.rules.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A running resolver and a running proxy block the names that the list means, and no neighbour of them. */
class RealMeaningTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.skywarden.rules.companion.Cases#all")
    void a_resolver_blocks_what_the_list_means(Cases given) throws Exception {
        Tool named = Tool.named("named");
        for (NameList list : given.lists()) {
            Files.writeString(folder.resolve("policy.zone"), given.companions().files().get("rpz/%s.zone".formatted(list.exclusivity().word())));
            List<String> blocked = new ArrayList<>();
            try (NameServer server = NameServer.start(named, folder, "policy.zone")) {
                for (String name : given.neighbours()) {
                    if (server.blocks(name)) {
                        blocked.add(name);
                    }
                }
            }
            assertThat(blocked).isEqualTo(given.neighbours().stream().filter(list::blocks).toList());
        }
    }

    /** Squid reads that folder in the order of names, and its first word counts: beside Debian's file, with the line that Debian offers. */
    @Test
    void the_file_that_the_page_installs_stands_before_what_lets_clients_in() throws Exception {
        Tool squid = Tool.named("squid");
        Matcher installed = Pattern.compile("/etc/squid/conf\\.d/(\\S+)").matcher(Files.readString(Path.of("docs/how-to/block-beyond-the-sensor.md")));
        assertThat(installed.find()).isTrue();
        Path configurations = Files.createDirectory(folder.resolve("conf.d"));
        Files.writeString(configurations.resolve("debian.conf"), "acl localnet src 127.0.0.0/8\nhttp_access allow localnet\n");
        Cases catalogue = Cases.catalogue();
        Files.writeString(configurations.resolve(installed.group(1)), proxyRules(catalogue));
        String blocked = catalogue.neighbours().stream().filter(catalogue.lists().getFirst()::blocks).findFirst().orElseThrow();
        try (ProxyServer server = ProxyServer.start(squid, folder, "include %s/*.conf\n".formatted(configurations))) {
            assertThat(server.blocks(blocked)).as(blocked).isTrue();
            assertThat(server.blocks("www.example.org")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("io.skywarden.rules.companion.Cases#all")
    void a_proxy_blocks_what_the_safe_list_means(Cases given) throws Exception {
        Tool squid = Tool.named("squid");
        List<String> blocked = new ArrayList<>();
        try (ProxyServer server = ProxyServer.start(squid, folder, proxyRules(given))) {
            for (String name : given.neighbours()) {
                if (server.blocks(name)) {
                    blocked.add(name);
                }
            }
        }
        assertThat(blocked).isEqualTo(given.neighbours().stream().filter(given.lists().getFirst()::blocks).toList());
    }

    /** The configuration, with its lists in our folder. */
    private String proxyRules(Cases given) throws IOException {
        Map<String, String> files = given.companions().files();
        for (String file : List.of("safe-to-block.txt", "safe-to-block.keep.txt")) {
            Files.writeString(folder.resolve(file), files.get("squid/" + file));
        }
        return files.get("squid/skywarden.conf").replace(SquidLists.FOLDER, folder.toString());
    }
}
