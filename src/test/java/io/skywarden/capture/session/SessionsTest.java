package io.skywarden.capture.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.capture.PlainDecoder;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.capture.session.SessionFact.CertificateName;
import io.skywarden.capture.session.SessionFact.ClientHello;
import io.skywarden.capture.session.SessionFact.DnsQuestion;
import io.skywarden.capture.session.SessionFact.HttpRequest;
import io.skywarden.capture.session.SessionFact.QuicServerName;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final String UDP = "flow f udp 10.1.0.2:40000 -> 203.0.113.5:%d hit\n";
    private static final String TCP = "flow f tcp 10.1.0.2:40000 -> 203.0.113.5:%d hit\n";

    @Test
    void a_dns_request_over_udp_gives_its_question_and_its_answer_gives_none() throws Exception {
        assertThat(facts(UDP.formatted(53) + "> dns-query ui.skype.com SRV\n< dns-answer ui.skype.com"))
                .containsExactly(new DnsQuestion(1, "ui.skype.com"));
    }

    /** So both engines behave. */
    @Test
    void a_udp_flow_is_dns_only_when_it_begins_with_a_request() throws Exception {
        assertThat(facts(UDP.formatted(53) + "< dns-answer a.example\n> dns-query b.example")).isEmpty();
        assertThat(facts(UDP.formatted(53) + "> random 40\n> dns-query b.example")).isEmpty();
        assertThat(facts(UDP.formatted(53) + "> dns-query a.example\n> random 40\n> dns-query b.example"))
                .extracting("name").containsExactly("a.example", "b.example");
    }

    @Test
    void tls_is_not_looked_for_once_the_server_spoke_first() throws Exception {
        assertThat(facts(TCP.formatted(443) + "< text \"220 hello\"\n> client-hello a.example")).isEmpty();
    }

    @Test
    void tls_is_found_behind_a_proxy_that_agreed_to_connect() throws Exception {
        assertThat(facts(TCP.formatted(8080) + """
                > http-request "CONNECT" "outer.example:443" "outer.example:443" "UA"
                < text "HTTP/1.1 200 OK\\r\\n\\r\\n"
                > client-hello inner.example
                < server-certificate certificate.example
                """)).satisfiesExactly(
                first -> assertThat(first).isEqualTo(new HttpRequest(4, "outer.example", "", "UA")),
                second -> assertThat(((ClientHello) second).serverName()).contains("inner.example"),
                third -> assertThat(((CertificateName) third).commonName()).isEqualTo("certificate.example"));
    }

    @Test
    void an_odd_method_is_http_by_its_answer() throws Exception {
        String request = "> http-request \"FOO\" \"/x\" \"a.example\" \"UA\"\n";
        assertThat(facts(TCP.formatted(80) + request)).isEmpty();
        assertThat(facts(TCP.formatted(80) + request + "< http-response"))
                .containsExactly(new HttpRequest(4, "a.example", "/x", "UA"));
    }

    @Test
    void a_dns_message_to_another_port_is_not_taken_for_dns() throws Exception {
        assertThat(facts(UDP.formatted(54) + "> dns-query ui.skype.com")).isEmpty();
    }

    @Test
    void requests_over_tcp_are_framed_by_their_length() throws Exception {
        assertThat(facts(TCP.formatted(53) + "> dns-query a.example; dns-query b.example"))
                .containsExactly(new DnsQuestion(4, "a.example"), new DnsQuestion(4, "b.example"));
    }

    @Test
    void a_compressed_name_is_followed_and_a_circle_is_given_up() throws Exception {
        String twoQuestions = "> hex 0001 0100 0002 0000 0000 0000 ; hex 01 61 01 62 00 0001 0001 ; hex 01 63 c00e 0001 0001\n";
        assertThat(facts(UDP.formatted(53) + twoQuestions)).extracting("name").containsExactly("a.b", "c.b");
        assertThat(facts(UDP.formatted(53) + "> hex 0001 0100 0001 0000 0000 0000 c00c 0001 0001\n")).isEmpty();
    }

    @Test
    void tls_on_any_port_gives_server_name_and_certificate_name() throws Exception {
        List<SessionFact> facts = facts(
                TCP.formatted(4433) + "> client-hello teams.example.com\n< server-certificate *.live.example");
        assertThat(facts).hasSize(2);
        assertThat(((ClientHello) facts.getFirst()).serverName()).contains("teams.example.com");
        assertThat(facts.getLast()).isInstanceOfSatisfying(
                CertificateName.class, certificate -> assertThat(certificate.commonName()).isEqualTo("*.live.example"));
    }

    /** The string and the hash are those of a client seen in 2015. */
    @Test
    void the_ja3_of_a_hello_without_extensions_is_that_of_the_sensor() throws Exception {
        assertThat(facts(TCP.formatted(443) + "> client-hello-ja3 769,49162-49157-49161-49156-49159-49154-49160-49155-49172"
                + "-49167-49171-49166-49169-49164-49170-49165-57-51-53-47-5-4-10,,,"))
                .containsExactly(new ClientHello(4, Optional.empty(), "06207a1730b5deeb207b0556e102ded2"));
    }

    @Test
    void grease_does_not_change_the_ja3() throws Exception {
        String plain = ja3("771,49195,0-10-11,29,0");
        assertThat(ja3("771,2570-49195,0-10-11-14906,56026-29,0")).isEqualTo(plain);
        assertThat(ja3("771,2571-49195,0-10-11,29,0")).isNotEqualTo(plain);
    }

    private static String ja3(String text) throws UnknownHostException {
        var facts = facts(TCP.formatted(443) + "> client-hello-ja3 " + text + " a.example");
        return ((ClientHello) facts.getFirst()).ja3();
    }

    @Test
    void each_http_request_of_a_stream_is_read() throws Exception {
        assertThat(facts(TCP.formatted(8080) + """
                > http-request "GET" "/a/../b?ver=1" "UI.Skype.com:80" "Skype 5"
                < http-response
                > http-request "GET" "http://other.example:81/c" "ignored.example" ""
                """)).containsExactly(
                new HttpRequest(4, "ui.skype.com", "/b?ver=1", "Skype 5"),
                new HttpRequest(8, "other.example", "/c", ""));
    }

    @Test
    void a_request_cut_off_within_its_headers_still_gives_its_uri() throws Exception {
        assertThat(facts(TCP.formatted(80) + "> text \"GET /x HTTP/1.1\\r\\nHost: a.example\\r\\n\""))
                .containsExactly(new HttpRequest(4, "", "/x", ""));
    }

    @Test
    void a_quic_client_names_its_server() throws Exception {
        assertThat(facts(UDP.formatted(443) + "> quic-hello teams.microsoft.com"))
                .containsExactly(new QuicServerName(1, "teams.microsoft.com"));
        assertThat(facts(UDP.formatted(444) + "> quic-hello teams.microsoft.com")).isEmpty();
    }

    @Test
    void noise_says_nothing() throws Exception {
        assertThat(facts(TCP.formatted(443) + "> random 300\n< random 300")).isEmpty();
        assertThat(facts(UDP.formatted(443) + "> random 1200")).isEmpty();
    }

    private static List<SessionFact> facts(String recipe) throws UnknownHostException {
        byte[] pcap = SyntheticCapture.pcap(Recipe.parse("test", recipe), "seed");
        return Sessions.of(PlainDecoder.flows(pcap).getFirst());
    }
}
