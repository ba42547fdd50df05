package io.skywarden.rules.companion;

import io.skywarden.signature.Network;
import io.skywarden.signature.Signature;
import java.net.Inet6Address;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sets of addresses for nftables: what was judged. No block is in a set after a source dropped it. */
final class AddressSets {

    private static final Comparator<JudgedNetwork> ORDER = Comparator.comparing((JudgedNetwork judged) -> isSix(judged.network()))
            .thenComparing(judged -> judged.network().address().getAddress(), Arrays::compareUnsigned)
            .thenComparing(judged -> judged.network().prefix());

    private final List<JudgedNetwork> standing;
    private final List<JudgedNetwork> gone;

    private AddressSets(Collection<JudgedNetwork> all) {
        this.standing = all.stream().filter(judged -> judged.gone().isEmpty()).sorted(ORDER).toList();
        this.gone = all.stream().filter(judged -> judged.gone().isPresent()).sorted(ORDER).toList();
    }

    static Map<String, String> of(Endpoints endpoints) {
        return Map.of("nftables/skywarden.nft", new AddressSets(endpoints.networks()).text());
    }

    /** What signatures watch, but nobody has said of which day it is. */
    static List<LeftOut> leftOut(Collection<Signature> signatures, Endpoints endpoints) {
        return signatures.stream().flatMap(signature -> signature.detection().steps().stream()
                .flatMap(step -> step.server().networks().stream()).filter(network -> endpoints.of(network).isEmpty())
                .map(network -> new LeftOut("%s of %s".formatted(network, signature.id()), "it is not judged, so nobody knows of which day it is")))
                .distinct().toList();
    }

    private String text() {
        StringBuilder text = new StringBuilder(NftText.remark("", "Replaces the table 'skywarden' and nothing else. Addresses change hands: look at the day of each."))
                .append("add table inet skywarden\ndelete table inet skywarden\n");
        gone.forEach(judged -> text.append(NftText.remark("", "left out, gone on %s: %s".formatted(judged.gone().orElseThrow(), judged.network()))));
        text.append("table inet skywarden {\n");
        for (Exclusivity exclusivity : Exclusivity.values()) {
            text.append(set(exclusivity, false)).append(set(exclusivity, true));
        }
        text.append("  chain forward {\n    type filter hook forward priority filter; policy accept;\n");
        for (Exclusivity exclusivity : Exclusivity.values()) {
            text.append(rules(exclusivity));
        }
        return text.append("  }\n}\n").toString();
    }

    private String set(Exclusivity exclusivity, boolean six) {
        List<JudgedNetwork> held = standing.stream().filter(judged -> judged.judgement().exclusivity() == exclusivity && isSix(judged.network()) == six).toList();
        // nft refuses blocks of one set that overlap; two blocks overlap only if one holds the other.
        List<JudgedNetwork> widest = held.stream().filter(judged -> held.stream()
                .noneMatch(other -> other != judged && other.covers(judged.network()))).toList();
        String elements = widest.stream().map(judged -> "      " + NftText.element(judged.network(), judged.judgement().asOf()))
                .collect(Collectors.joining(",\n"));
        return NftText.remark("  ", exclusivity.warning()) + "  set %s {\n    type ipv%d_addr; flags interval;\n%s  }\n".formatted(
                NftText.set(exclusivity, six), six ? 6 : 4, elements.isEmpty() ? "" : "    elements = {\n%s\n    }\n".formatted(elements));
    }

    private static String rules(Exclusivity exclusivity) {
        String mark = exclusivity == Exclusivity.SAFE_TO_BLOCK ? "    " : "    # ";
        return mark + "ip daddr @%s counter reject with icmpx admin-prohibited\n".formatted(NftText.set(exclusivity, false))
                + mark + "ip6 daddr @%s counter reject with icmpx admin-prohibited\n".formatted(NftText.set(exclusivity, true));
    }

    private static boolean isSix(Network network) {
        return network.address() instanceof Inet6Address;
    }
}
