package io.skywarden.proof.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.capture.CaptureCopies;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a capture as the real engine sees them: every packet sound, every checksum right. */
class MultipliedCaptureTest {

    private static final String RECIPE = """
            flow a udp 10.1.0.2:5000 -> 52.112.0.9:3478 hit
              > hex 00 01 02 ff
              < hex 80 81
            flow b tcp 192.168.1.2:5001 -> 203.0.113.1:443 silent
              > hex 16 03 01 ; random 1500
              < hex 16 03 03
            flow c tcp [2001:db8::2]:5001 -> [2001:db8::3]:443 silent
              > hex 16 03 01
            flow d udp [fe80::1]:5001 -> [2001:db8::3]:5353 silent
              > hex 16 03 01
            """;
    private static final String RULES = """
            alert ip any any -> any any (msg:"IPv4 checksum"; ipv4-csum:invalid; sid:1;)
            alert tcp any any -> any any (msg:"TCP checksum"; tcpv4-csum:invalid; sid:2;)
            alert udp any any -> any any (msg:"UDP checksum"; udpv4-csum:invalid; sid:3;)
            alert tcp any any -> any any (msg:"TCP checksum, IPv6"; tcpv6-csum:invalid; sid:4;)
            alert udp any any -> any any (msg:"UDP checksum, IPv6"; udpv6-csum:invalid; sid:5;)
            """;
    private static final int COPIES = 300;

    @TempDir
    private Path place;
    private Path copies;
    private CaptureCopies made;

    @BeforeEach
    void make() throws IOException {
        Path folder = Files.createDirectory(place.resolve("in"));
        Files.write(folder.resolve("one.pcap"), SyntheticCapture.pcap(Recipe.parse("recipe", RECIPE), "seed"));
        copies = place.resolve("copies.pcap");
        made = CaptureCopies.of(folder, copies);
        made.write(copies, COPIES, CaptureCopies.Order.INTERLEAVED, _ -> { });
    }

    @Test
    void every_checksum_is_right() throws IOException, InterruptedException {
        assertThat(alerts(copies)).isEmpty();
        assertThat(Files.readString(place.resolve("log/suricata.log"))).contains("%d packets".formatted(COPIES * made.packets()));
    }

    /** The rules above do see what is wrong. */
    @Test
    void a_wrong_one_would_be_seen() throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(copies);
        bytes[24 + 16 + 14 + 12] ^= 1;

        assertThat(alerts(Files.write(place.resolve("spoilt.pcap"), bytes)))
                .contains("IPv4 checksum", "UDP checksum").doesNotContain("IPv6");
    }

    private String alerts(Path capture) throws IOException, InterruptedException {
        var binary = EngineBinary.discover().stream().filter(found -> found.version().major() == 7).findFirst();
        assumeTrue(binary.isPresent(), "not run: no Suricata 7 here");
        Path log = Files.createDirectories(place.resolve("log"));
        Path rules = Files.writeString(place.resolve("checksums.rules"), RULES);
        Process suricata = new ProcessBuilder(binary.get().path().toString(), "-c", "/etc/suricata/suricata.yaml", "-k", "all",
                "--set", "pcap-file.checksum-checks=yes", "--runmode", "single", "-S", rules.toString(), "-r", capture.toString(),
                "-l", log.toString()).redirectErrorStream(true).redirectOutput(place.resolve("suricata.out").toFile()).start();
        assertThat(suricata.waitFor()).isZero();
        return Files.readString(log.resolve("fast.log"));
    }
}
