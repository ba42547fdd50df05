package io.skywarden.proof.labels;

import io.skywarden.proof.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A label of nDPI, such as {@code TLS.Teams}, and what it is worth as truth. It is another program's opinion: where it names no
 * product of its own, or only Microsoft, a flow may be ours as well as not.
 */
final class NdpiLabel {

    private static final Set<String> SKYPE = Set.of("Skype", "SkypeCall", "SkypeCallIn", "SkypeCallOut", "Skype_Teams", "Skype_TeamsCall");
    private static final Set<String> TEAMS = Set.of("Teams", "TeamsCall", "MSTeams", "MSTeamsCall");
    /** Of the maker or of the transport only. Old Skype speaks something like TLS, its calls are STUN and RTP, and nDPI knows not all its names. */
    private static final Set<String> VAGUE = Set.of("Unknown", "Microsoft", "Microsoft365", "MS_Office365", "Azure", "Outlook", "TLS", "SSL",
            "SSL_No_Cert", "HTTP", "QUIC", "DNS", "STUN", "DTLS", "RTP", "SRTP", "RTCP");

    private NdpiLabel() {}

    static Truth truth(String label) {
        List<String> parts = Arrays.asList(label.split("\\."));
        if (parts.stream().anyMatch(TEAMS::contains)) {
            return Truth.TEAMS;
        }
        if (parts.stream().anyMatch(SKYPE::contains)) {
            return Truth.SKYPE;
        }
        return VAGUE.containsAll(parts) ? Truth.UNSURE : Truth.OTHER;
    }
}
