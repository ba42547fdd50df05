package io.skywarden.repository.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What OPNsense makes of our addresses: it squeezes {@code //} to {@code /} before it asks. */
class OpnsenseRulesetTest {

    @ParameterizedTest
    @CsvSource({
        "http://feed.example:8080/,            http://feed.example:8080",
        "https://feed.example,                 https://feed.example",
        "https://feed.example/sky,             https://feed.example/sky",
        "https://feed.example/sky/,            https://feed.example/sky",
        "https://feed.example//sky///warden//, https://feed.example/sky/warden",
        "https://feed.example/a%20b/,          https://feed.example/a%20b",
        "https://[2001:db8::1]:8443/x/,        https://[2001:db8::1]:8443/x",
    })
    void no_address_has_a_double_slash_wherever_the_service_is(String base, String below) throws Exception {
        List<String> addresses = addresses(OpnsenseRuleset.xml(URI.create(base), "stable", "suricata-8", List.of("block", "monitor")));
        assertThat(addresses).containsExactly(below + "/rules/stable/suricata-8", below + "/rules/stable/suricata-8/version.txt",
                below + "/rules/stable/suricata-8/block/skype.rules.tar.gz", below + "/rules/stable/suricata-8/monitor/skype.rules.tar.gz");
        assertThat(addresses).allMatch(address -> squeezed(address).equals(address));
    }

    /** It tells an archive from rules by the end of the address, in small letters and before any "?". */
    @ParameterizedTest
    @CsvSource({"https://feed.example", "https://feed.example/sky"})
    void what_is_an_archive_is_called_one(String base) throws Exception {
        assertThat(addresses(OpnsenseRuleset.xml(URI.create(base), "stable", "suricata-8", List.of("monitor")))).last().asString()
                .isEqualTo(base + "/rules/stable/suricata-8/monitor/skype.rules.tar.gz").isLowerCase().doesNotContain("?");
    }

    private static String squeezed(String address) {
        return address.replace("//", "/").replace(":/", "://");
    }

    private static List<String> addresses(byte[] xml) throws Exception {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        List<String> addresses = new ArrayList<>();
        for (String tag : List.of("location", "version", "file")) {
            var elements = document.getElementsByTagName(tag);
            for (int at = 0; at < elements.getLength(); at++) {
                addresses.add(((Element) elements.item(at)).getAttribute("url"));
            }
        }
        return addresses;
    }
}
