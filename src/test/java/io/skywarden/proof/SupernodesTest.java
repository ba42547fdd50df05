package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.capture.Capture;
import io.skywarden.capture.CaptureReader;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of the page about blocking: what the lock-out of supernodes hits, and what it leaves alone. */
class SupernodesTest {

    private static final Policy SUPERNODES = Policies.read(Path.of("rules-templates"), Optional.empty()).named("supernodes");
    private static final List<Signature> CATALOGUE = Catalogue.signatures().stream().map(AuthoredSignature::signature).toList();

    /** Traffic of peers too: file sharing, games, calls, remote desktops. */
    private static final List<String> LOOK_ALIKES = List.of("bittorrent_tcp_miss.pcapng", "bt_search.pcap", "tls_torrent.pcapng", "edonkey.pcap",
            "epicgames.pcapng", "netease_games.pcapng", "tencent_games.pcap", "riot.pcapng", "steam.pcapng", "wow.pcap", "activision.pcap",
            "gaijin_warthunder.pcap", "geforcenow.pcapng", "lol_wild_rift_udp.pcap", "discord_mid_flow.pcap", "line.pcap", "KakaoTalk_chat.pcap",
            "sip.pcap", "sip_hello.pcapng", "stun_classic.pcap", "stun_google_meet.pcapng", "stun_zoom.pcapng", "teamspeak3.pcap", "telegram.pcap",
            "telegram_videocall.pcapng", "viber.pcap", "webex.pcap", "whatsapp.pcap", "whatsapp_login_call.pcap", "zoom.pcap", "h323.pcap", "iax.pcap",
            "mgcp.pcap", "anydesk.pcapng", "bitcoin.pcap", "monero.pcap");

    private Path captures;

    @BeforeEach
    void captures() {
        Optional<Path> folder = Catalogue.captures().filter(here -> Files.isDirectory(here.resolve("negative")));
        assumeTrue(folder.isPresent(), "no real captures here");
        captures = folder.get();
    }

    @Test
    void a_session_of_2015_is_hit_as_the_page_says() {
        PathTrial trial = new PathTrial(SUPERNODES, CATALOGUE);
        Map<String, Long> flows = trial.underPolicy(CaptureReader.read(captures.resolve("positive/skype-2015-a.pcap"))).stream()
                .collect(Collectors.groupingBy(hit -> hit.signature().value(), TreeMap::new, Collectors.counting()));
        assertThat(flows).containsExactlyInAnyOrderEntriesOf(Map.of("C02", 137L, "C07", 127L, "C10", 43L, "C11", 39L, "C20", 43L));
    }

    @Test
    void look_alikes_are_left_alone() {
        PathTrial trial = new PathTrial(SUPERNODES, CATALOGUE);
        int flows = 0;
        for (String name : LOOK_ALIKES) {
            Capture capture = CaptureReader.read(captures.resolve("negative").resolve(name));
            flows += capture.flows().size();
            assertThat(trial.underPolicy(capture)).as(name).isEmpty();
        }
        assertThat(flows).isEqualTo(469);
    }
}
