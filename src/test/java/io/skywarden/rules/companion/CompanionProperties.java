package io.skywarden.rules.companion;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.signature.DomainName;
import io.skywarden.signature.Family;
import io.skywarden.signature.Network;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.xml.sax.InputSource;

/** No text can add a line or a statement, and lists mean what the judgements mean, however names lie in one another. */
class CompanionProperties {

    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

    @Property
    void a_remark_is_one_line_in_every_dialect(@ForAll String text) {
        for (String remark : List.of(SquidText.remark(text), ZoneText.remark(text), NftText.remark("  ", text), PacText.remark(text))) {
            assertThat(remark).matches(" *([#;]|//) [ -~&&[^\\\\]]*\n");
        }
    }

    @Property
    void xml_gives_back_what_was_put_in(@ForAll @StringLength(min = 1, max = 60) @CharRange(from = ' ', to = '~') String text,
            @ForAll String remark) throws Exception {
        String document = XmlText.document(xml -> xml.element("a", () -> {
            xml.remark(remark);
            xml.element("b", text, "c", text);
        }));
        var read = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new InputSource(new StringReader(document)));
        assertThat(read.getElementsByTagName("*").getLength()).isEqualTo(2);
        assertThat(read.getElementsByTagName("b").item(0).getTextContent()).isEqualTo(text);
        assertThat(read.getElementsByTagName("b").item(0).getAttributes().getNamedItem("c").getNodeValue()).isEqualTo(text);
    }

    /** Any text that is taken for a name stays one word of one line. */
    @Property
    void a_name_is_one_line_of_a_list_and_of_a_zone(@ForAll @StringLength(min = 1, max = 30) @CharRange(from = '!', to = '~') String text) {
        name(text).ifPresent(scope -> {
            assertThat(SquidText.name(scope)).matches("\\.[a-z0-9_][a-z0-9_.-]*");
            assertThat(PacText.name(scope)).matches("\"\\.[a-z0-9_][a-z0-9_.-]*\"");
            assertThat(ZoneText.record(scope.domain().value(), ".")).matches("[a-z0-9_][a-z0-9_.-]* CNAME \\.\n");
        });
    }

    @Property
    void what_a_zone_would_not_take_for_a_name_is_refused(@ForAll @IntRange(min = 0, max = 3) int which, @ForAll boolean below) {
        String label = List.of("rpz-ip", "rpz-client-ip", "rpz-nsip", "rpz-nsdname").get(which);
        assertThat(ZoneText.refusal(new NameScope(new DomainName("32.1.0.0.127." + label), below))).isPresent();
        assertThat(ZoneText.refusal(new NameScope(new DomainName(label + ".test"), below))).isEmpty();
    }

    /** Names of three labels out of two letters are so few that they lie in one another in every way. */
    @Property
    void a_list_blocks_what_is_judged_so_and_never_what_costs_more(@ForAll @Size(max = 6) List<@IntRange(min = 0, max = 251) Integer> seeds) {
        List<JudgedName> judged = new ArrayList<>();
        seeds.forEach(seed -> judged.add(judged(seed)));
        Endpoints endpoints = new Endpoints(judged.stream().filter(distinct(new TreeSet<>())).toList(), List.of(), List.of());
        WatchedNames watched = new WatchedNames(new TreeSet<>(List.of(new NameScope(new DomainName("a"), true), new NameScope(new DomainName("b"), true))), List.of());
        for (Exclusivity exclusivity : Exclusivity.values()) {
            NameList list = NameList.of(exclusivity, watched, endpoints);
            for (String name : NAMES) {
                Exclusivity truth = endpoints.of(new NameScope(new DomainName(name), false));
                if (list.blocks(name)) {
                    assertThat(truth).isLessThanOrEqualTo(exclusivity);
                } else if (truth == exclusivity) {
                    assertThat(list.leftOut()).as(name).isNotEmpty();
                }
            }
            assertThat(NAMES).allMatch(name -> answers(PolicyZones.owners(list), name) == list.blocks(name));
            assertThat(list.names()).allMatch(one -> list.names().stream().noneMatch(other -> !other.equals(one) && other.covers(one)));
        }
    }

    @Property
    void blocks_of_a_set_never_overlap(@ForAll @Size(max = 8) List<@IntRange(min = 0, max = 255) Integer> seeds) {
        List<JudgedNetwork> networks = seeds.stream().distinct().map(CompanionProperties::network).distinct().toList();
        String text = AddressSets.of(new Endpoints(List.of(), networks, List.of())).get("nftables/skywarden.nft");
        List<Network> said = text.lines().map(String::strip).filter(line -> line.contains(" comment ")).map(line -> Network.parse(line.substring(0, line.indexOf(' ')))).toList();
        assertThat(said).allMatch(one -> said.stream().noneMatch(other -> other != one && other.contains(one.address())));
        assertThat(networks).allMatch(network -> said.stream().anyMatch(one -> one.contains(network.network().address()) && one.prefix() <= network.network().prefix()));
    }

    /** As a name server looks a name up: itself, else the wildcard of its closest encloser and no other (RFC 4592, section 3.3). */
    private static boolean answers(SortedMap<String, String> owners, String name) {
        for (String encloser = name; !encloser.isEmpty(); encloser = encloser.contains(".") ? encloser.substring(encloser.indexOf('.') + 1) : "") {
            String here = encloser;
            if (owners.keySet().stream().anyMatch(owner -> owner.equals(here) || owner.endsWith("." + here))) {
                return ".".equals(owners.get(here.equals(name) ? name : "*." + here));
            }
        }
        return false;
    }

    private static final List<String> NAMES = List.of("a", "b", "a.a", "b.a", "a.b", "b.b", "a.a.a", "b.a.a", "a.b.a", "b.b.a", "a.a.b", "b.a.b", "a.b.b", "b.b.b");

    private static JudgedName judged(int seed) {
        NameScope scope = new NameScope(new DomainName(NAMES.get(seed % 14)), seed / 14 % 2 == 0);
        return new JudgedName(scope, new Judgement(Family.TEAMS, Exclusivity.values()[seed / 28 % 3], DAY, "x"));
    }

    private static Predicate<JudgedName> distinct(TreeSet<NameScope> seen) {
        return name -> seen.add(name.scope());
    }

    private static Optional<NameScope> name(String text) {
        try {
            return Optional.of(new NameScope(new DomainName(text.toLowerCase(Locale.ROOT)), true));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private static JudgedNetwork network(int seed) {
        int prefix = 1 + seed % 8;
        int first = seed >> 8 - prefix << 8 - prefix;
        try {
            Network network = new Network(InetAddress.getByAddress(new byte[] {(byte) first, 0, 0, 0}), prefix);
            return new JudgedNetwork(network, new Judgement(Family.TEAMS, Exclusivity.UNVERIFIED, DAY, "x"), Optional.empty());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
