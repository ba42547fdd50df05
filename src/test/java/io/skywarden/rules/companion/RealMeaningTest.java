package io.skywarden.rules.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @ParameterizedTest
    @MethodSource("io.skywarden.rules.companion.Cases#all")
    void a_proxy_blocks_what_the_safe_list_means(Cases given) throws Exception {
        Tool squid = Tool.named("squid");
        var files = given.companions().files();
        for (String file : List.of("safe-to-block.txt", "safe-to-block.keep.txt")) {
            Files.writeString(folder.resolve(file), files.get("squid/" + file));
        }
        List<String> blocked = new ArrayList<>();
        try (ProxyServer server = ProxyServer.start(squid, folder, files.get("squid/skywarden.conf").replace(SquidLists.FOLDER, folder.toString()))) {
            for (String name : given.neighbours()) {
                if (server.blocks(name)) {
                    blocked.add(name);
                }
            }
        }
        assertThat(blocked).isEqualTo(given.neighbours().stream().filter(given.lists().getFirst()::blocks).toList());
    }
}
