package io.skywarden.rules.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs that companions are for take every one of them, and refuse one that is spoilt. */
class RealToolsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.skywarden.rules.companion.Cases#all")
    void squid_takes_the_lists(Cases given) throws Exception {
        Tool squid = Tool.named("squid");
        write(given);
        String conf = conf("squid/skywarden.conf");
        assertThat(parse(squid, conf, false)).doesNotContain("WARNING", "ERROR", "FATAL").contains("Processing: http_access deny");
        assertThat(parse(squid, conf.replaceAll("(?m)^# (acl|http_access)", "$1"), false)).doesNotContain("WARNING", "ERROR", "FATAL");
        assertThat(parse(squid, conf.replace("dstdomain", "dstdomian"), true)).contains("FATAL");
    }

    @ParameterizedTest
    @MethodSource("io.skywarden.rules.companion.Cases#all")
    void squid_with_openssl_takes_the_lists_for_peeking(Cases given) throws Exception {
        Tool squid = Tool.named("squid");
        boolean openssl = squid.run(folder, "-v").text().contains("--with-openssl");
        if (!openssl) {
            System.out.println("not run: this squid is built without OpenSSL (.ci/engines brings squid-openssl)");
        }
        assumeTrue(openssl, "skipped: this squid is built without OpenSSL");
        write(given);
        String conf = conf("squid/skywarden-peek.conf");
        assertThat(parse(squid, conf, false)).doesNotContain("ERROR", "FATAL").contains("Processing: ssl_bump terminate");
        assertThat(parse(squid, conf.replaceAll("(?m)^# (acl|ssl_bump)", "$1"), false)).doesNotContain("ERROR", "FATAL");
    }

    @ParameterizedTest
    @MethodSource("io.skywarden.rules.companion.Cases#all")
    void named_checkzone_takes_the_zones(Cases given) throws Exception {
        Tool checkzone = Tool.named("named-checkzone");
        write(given);
        for (Exclusivity exclusivity : Exclusivity.values()) {
            String zone = "rpz/%s.zone".formatted(exclusivity.word());
            checkzone.run(folder, "-i", "local", "rpz.example", zone).isGood();
        }
        Files.writeString(folder.resolve("spoilt.zone"), Files.readString(folder.resolve("rpz/safe-to-block.zone")) + "a.test CNAME\n");
        assertThat(checkzone.run(folder, "rpz.example", "spoilt.zone").code()).isNotZero();
    }

    @ParameterizedTest
    @MethodSource("io.skywarden.rules.companion.Cases#all")
    void nft_takes_the_sets(Cases given) throws Exception {
        Tool nft = Tool.named("nft");
        write(given);
        Files.writeString(folder.resolve("empty.nft"), "add table inet skywarden_probe\n");
        Tool.Answer allowed = nft.run(folder, "-c", "-f", "empty.nft");
        if (allowed.code() != 0) {
            System.out.println("not run: nft may not ask this kernel: " + allowed.text().strip());
        }
        assumeTrue(allowed.code() == 0, "skipped: nft may not ask this kernel");
        nft.run(folder, "-c", "-f", "nftables/skywarden.nft").isGood();
        String text = Files.readString(folder.resolve("nftables/skywarden.nft"));
        Files.writeString(folder.resolve("all.nft"), text.replaceAll("(?m)^( +)# ip", "$1ip"));
        nft.run(folder, "-c", "-f", "all.nft").isGood();
        Files.writeString(folder.resolve("spoilt.nft"), text.replace("type ipv4_addr", "type ipv5_addr"));
        assertThat(nft.run(folder, "-c", "-f", "spoilt.nft").code()).isNotZero();
    }

    private void write(Cases given) throws IOException {
        for (var file : given.companions().files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }

    /** The configuration as it lies, but with the lists of this folder. */
    private String conf(String name) throws IOException {
        return Files.readString(folder.resolve(name)).replace(SquidLists.FOLDER, folder.resolve("squid").toString());
    }

    private String parse(Tool squid, String conf, boolean refused) throws Exception {
        Files.writeString(folder.resolve("try.conf"), conf + "http_port 127.0.0.1:3128\n");
        Tool.Answer answer = squid.run(folder, "-k", "parse", "-f", "try.conf");
        assertThat(answer.code() != 0).as(answer.text()).isEqualTo(refused);
        return answer.text();
    }
}
