package io.skywarden.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.skywarden.rules.Samples;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may stand in a policy, and what is said of what may not. */
class PolicyReaderTest {

    private static final Path TEMPLATES = Path.of("rules-templates");
    private static final String HEAD = "name: own\ntitle: My own\naction: alert\n";

    @TempDir
    Path own;

    @Test
    void the_policies_that_come_along_are_sound() {
        Policies policies = Policies.read(TEMPLATES, Optional.empty());
        assertThat(policies.named("monitor")).isEqualTo(Policy.MONITOR);
        assertThat(policies.named("block").action()).isEqualTo(Action.DROP);
        assertThat(policies.named("allowed-path").path().orElseThrow().relays()).hasSize(2);
    }

    @Test
    void supernodes_takes_what_is_tagged_so() {
        Policy supernodes = Policies.read(TEMPLATES, Optional.empty()).named("supernodes");
        assertThat(SignatureTree.read(Path.of("signatures")).stream().map(AuthoredSignature::signature).filter(supernodes::carries).map(Signature::id))
                .extracting(SignatureId::value).containsExactly("C02", "C07", "C10", "C11", "C20", "C24");
    }

    @Test
    void a_policy_that_does_not_exist_is_told_with_those_that_do() {
        assertThatThrownBy(() -> Policies.read(TEMPLATES, Optional.empty()).named("silence"))
                .hasMessage("no policy 'silence': there is [allowed-path, block, monitor, supernodes]");
    }

    @Test
    void every_complaint_comes_at_once_with_line_and_pointer() throws IOException {
        assertThat(complaints("""
                name: own
                title: My own
                action: shoot
                colour: red
                select: {confidence: sure, eras: []}
                overrides:
                  - {signature: C01, action: "off", reason: " ", until: 2027-01-01}
                  - {signature: C02, action: explode, reason: why, until: soon}
                path:
                  clients: [10.0.0.0/8, nowhere]
                  relays:
                    - {name: A, networks: [192.0.2.1/32], protocols: [icmp]}
                    - {name: b, networks: [0.0.0.0/0], protocols: [udp]}
                """).stream().map(line -> line.replace(own + "/own.yaml:", "").replaceFirst(": (/\\S*): .*", " $1"))).containsExactlyInAnyOrder(
                        "4 /colour", "3 /action", "5 /select/confidence", "5 /select/eras", "7 /overrides/0/reason", "8 /overrides/1/action",
                        "8 /overrides/1/until", "10 /path/clients/1", "12 /path/relays/0/name", "12 /path/relays/0/protocols/0", "13 /path/relays/1/networks");
        assertThat(complaints("name: own\ntitle: My own\naction: shoot\n")).containsExactly(
                own + "/own.yaml:3: /action: 'shoot' is not one of [alert, drop, reject]");
    }

    /** With what a schema cannot say: an editor takes that, and only the reader refuses it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "path: {clients: [0.0.0.0/0], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | 0.0.0.0/0 is everybody | ",
        "path: {clients: [\"::/0\"], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | is everybody | ",
        "path: {clients: [10.0.0.0/8], relays: [{name: a, networks: [\"2001:db8::/32\"], protocols: [udp]}]} | no client can reach the relay 'a' | it compares no two fields",
        "path: {clients: [10.0.0.0/33], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | /33 is no prefix of 10.0.0.0 | ",
        "path: {clients: [10.0.0.256/32], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | is not a network | ",
        "path: {clients: [10.0.0.1/8], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | has bits set behind its prefix | it does not count bits",
        "path: {clients: [\"2001:db8::/129\"], relays: [{name: a, networks: [\"2001:db8::1/128\"], protocols: [udp]}]} | /129 is no prefix of | ",
        "path: {clients: [\"2001:db8::1/32\"], relays: [{name: a, networks: [\"2001:db8::1/128\"], protocols: [udp]}]} | has bits set behind its prefix | it does not count bits",
        "path: {clients: [\"2001:db8::1::2/128\"], relays: [{name: a, networks: [\"2001:db8::1/128\"], protocols: [udp]}]} | is not a network | its pattern of IPv6 is a rough one",
        "path: {clients: [\"fe80::1%eth0/128\"], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | is not a network | ",
        "path: {clients: [relay.example/8], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | is not a network | ",
        "path: {clients: [], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | 0 networks | ",
        "path: {clients: [10.0.0.0/8], relays: []} | 0 relays | ",
        "path: {clients: [10.0.0.0/8], relays: [{name: a, networks: [192.0.2.1/32], protocols: []}]} | tcp, udp or both | ",
        "path: {clients: [10.0.0.0/8], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp], ports: []}]} | leave it out to mean all | ",
        "path: {clients: [10.0.0.0/8], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp], ports: [70000]}]} | not a range of ports | ",
        "path: {clients: [10.0.0.0/8], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp], ports: [8000..70000]}]} | not a range of ports | ",
        "path: {clients: [10.0.0.0/8], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp], ports: [8080..8000]}]} | not a range of ports | it compares no two numbers",
        "path: {clients: [10.0.0.0/8], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp], ports: [99999999999999999999]}]} | neither a number nor a range | ",
        "path: {clients: [10.0.0.0/8], relays: [{name: 'a\"; drop', networks: [192.0.2.1/32], protocols: [udp]}]} | is no relay's name | ",
        "path: {clients: [10.0.0.0/8], relays: [{name: \"a\\nb\", networks: [192.0.2.1/32], protocols: [udp]}]} | is no relay's name | ",
        "path: {clients: [10.0.0.0/8], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}, {name: a, networks: [192.0.2.2/32], protocols: [udp]}]} | two relays are called 'a' | it compares no two relays by name",
        "path: {clients: [10.0.0.0/8], traffic-id: maybe, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | neither true nor false | ",
        "path: {clients: [10.0.0.0/8], hours: {from: \"07:00\", to: \"19:00\", zone: Mars/Olympus}, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | is no time zone | it knows no list of zones",
        "path: {clients: [10.0.0.0/8], hours: {from: \"07:00\", to: \"19:00\", zone: \"Europe/ Berlin\"}, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | is no time zone | ",
        "path: {clients: [10.0.0.0/8], hours: {from: \"24:00\", to: \"19:00\", zone: UTC}, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | is no time of the day | ",
        "path: {clients: [10.0.0.0/8], hours: {from: \"08:00\", to: \"00:00\", zone: UTC}, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | write \"24:00\" for its end | ",
        "path: {clients: [10.0.0.0/8], hours: {from: \"08:00\", to: \"08:00\", zone: UTC}, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | is no window | it compares no two times",
        "path: {clients: [10.0.0.0/8], hours: {from: \"07:00\", to: \"19:00\"}, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | 'zone' is missing | ",
        "path: {clients: [10.0.0.0/8], hours: {days: [], from: \"07:00\", to: \"19:00\", zone: UTC}, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | leave it out to mean all | ",
        "path: {clients: [10.0.0.0/8], hours: {days: [someday], from: \"07:00\", to: \"19:00\", zone: UTC}, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]} | 'someday' is not one of | ",
        "path: [1, 2] | expected fields | ",
        "path: {clients: 7, relays: {a: b}} | expected a list | ",
        "colour: red | unknown field 'colour' | ",
        "select: {eras: []} | names nothing | ",
        "select: {confidence: sure} | 'sure' is not one of | ",
        "select: {states: [retired]} | 'retired' is no state of a rule | ",
        "select: {signatures: [\"../C01\"]} | is not a signature id | ",
        "select: {tags: []} | names nothing: leave it out to mean all | ",
        "select: {tags: voice} | expected a list | ",
        "select: {tags: [Voice]} | 'Voice' is no tag | ",
        "only-for: {tags: [\"a\\nb\"]} | is no tag | ",
        "only-for: {tags: ['a\"; drop']} | is no tag | ",
        "select: &all {confidence: high} | anchors (&) and aliases (*) are not read | JSON has no anchors",
        "select: !!java.net.URL [\"http://x\"] | tags (!) are not read | no reader of YAML makes JSON of it",
        "overrides: [{signature: C01, action: alert, reason: because}] | 'until' is missing | ",
        "overrides: [{signature: C01, action: alert, reason: because, until: soon}] | is no day | ",
        "overrides: [{signature: C01, action: alert, reason: because, until: 2027-13-01}] | is no day | ",
        "overrides: [{signature: C01, action: alert, reason: because, until: 2027-02-30}] | is no day | it knows no calendar",
        "overrides: [{signature: C01, action: alert, reason: because, until: 2027-01-31}, {signature: C01, action: drop, reason: why, until: 2027-01-31}] | C01 is overridden twice | it compares no two overrides by signature"})
    void a_hostile_policy_is_refused_with_its_reason(String line, String reason, String schemaCannot) throws IOException {
        assertThat(complaints(HEAD + line + "\n")).anySatisfy(complaint -> assertThat(complaint).contains(reason));
        if (!line.contains("!!")) {
            assertThat(PolicySchema.complaints(HEAD + line + "\n").isEmpty()).as("the schema: %s", schemaCannot).isEqualTo(schemaCannot != null);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "enforce: {after: 14d} | this policy only alerts, which waits for nothing | it compares no two fields",
        "enforce: {} | asks for nothing | ",
        "enforce: {after: two weeks} | is no span of time: write 14d or 36h | ",
        "enforce: {after: 0d} | is no span of time | ",
        "enforce: {after: 99999d} | at most 3650 days | it does not count days",
        "enforce: {sensor-hours: -5} | is not a whole number | ",
        "enforce: {sensor-hours: 100000001} | at most 100000000 hours | ",
        "enforce: {reports: 5} | unknown field 'reports' | "})
    void conditions_that_mean_nothing_are_refused_with_their_reason(String line, String reason, String schemaCannot) throws IOException {
        a_hostile_policy_is_refused_with_its_reason(line, reason, schemaCannot);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'../../etc' | policy's name", "'a;b' | policy's name", "\"a\\nb\" | policy's name", "{a: b} | expected a single value"})
    void a_name_that_could_hurt_is_refused(String name, String reason) throws IOException {
        String policy = "name: " + name + "\ntitle: My own\naction: alert\n";
        assertThat(complaints(policy)).anySatisfy(complaint -> assertThat(complaint).contains(reason));
        assertThat(PolicySchema.complaints(policy)).isNotEmpty();
    }

    /** Else an editor would complain of what is good. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "path: {clients: [\"2001:db8::/32\", \"fe80::/10\"], relays: [{name: a, networks: [\"2001:db8::1/128\", \"8000::/1\"], protocols: [udp]}]}", "path: {clients: [128.0.0.0/1, 255.255.255.255/32, 100.64.0.0/10], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp], ports: [0, 65535, 0..65535, 3478..3481, 60000..64999]}]}",
        "path: {clients: [10.0.0.0/8], hours: {from: \"00:00\", to: \"23:59\", zone: \"+05:30\"}, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]}", "path: {clients: [10.0.0.0/8], hours: {days: [sunday], from: \"07:00\", to: \"19:00\", zone: America/Argentina/Buenos_Aires}, relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]}",
        "select: {families: [teams], confidence: low}", "select: {tags: [voice, home-office-2]}", "overrides: [{signature: C01, action: \"off\", reason: noisy, until: 2028-02-29}]"})
    void a_sound_policy_is_taken_by_reader_and_schema(String line) throws IOException {
        assertThat(policy(HEAD + line + "\n").slug()).isEqualTo("own");
        assertThat(PolicySchema.complaints(HEAD + line + "\n")).isEmpty();
    }

    @Test
    void a_bomb_is_refused_before_it_goes_off() throws IOException {
        String bomb = IntStream.range(0, 40).mapToObj(i -> "a%d: &a%d [%s]".formatted(i, i, i == 0 ? "x" : "*a%d, *a%d".formatted(i - 1, i - 1)))
                .collect(Collectors.joining("\n"));
        assertThat(complaints(bomb)).anySatisfy(complaint -> assertThat(complaint).contains("anchors (&) and aliases (*) are not read"));
        assertThat(complaints("[".repeat(5_000))).anySatisfy(complaint -> assertThat(complaint).contains("nested deeper"));
        assertThat(complaints("x".repeat(1_000_001))).anySatisfy(complaint -> assertThat(complaint).contains("at most 1000000 are kept"));
        assertThat(complaints("")).anySatisfy(complaint -> assertThat(complaint).contains("is empty"));
    }

    /** Each in no more time than it takes to look at it: the limit is for a machine with much else to do. */
    @ParameterizedTest
    @MethodSource
    void what_is_too_much_is_refused(String text, String reason) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () ->
                assertThat(complaints(text)).hasSizeLessThan(200).anySatisfy(complaint -> assertThat(complaint).contains(reason)));
    }

    static Stream<Arguments> what_is_too_much_is_refused() {
        return Stream.of(
                Arguments.of("# %s%n%s".formatted("x".repeat(10_000_000), HEAD), "at most 4000000 are read"),
                Arguments.of("x".repeat(900_000), "expected fields"),
                Arguments.of(HEAD + "select: {families: [%s]}%n".formatted("x,".repeat(100_000)), "more"),
                Arguments.of("{a: ".repeat(5_000), "nested deeper"),
                Arguments.of("- ".repeat(5_000), "nested deeper"),
                Arguments.of("? ".repeat(5_000), "nested deeper"),
                Arguments.of(HEAD + "select: &a {families: [*a]}\n", "anchors (&) and aliases (*) are not read"),
                Arguments.of(HEAD + "select: {signatures: [%s]}%n".formatted(IntStream.rangeClosed(0, 10_000).mapToObj(i -> "C" + i).collect(Collectors.joining(","))), "at most 10000"),
                Arguments.of(HEAD + "\"%s\": 1%n".formatted("x".repeat(100)), "a field's name is a text of at most"),
                Arguments.of(HEAD + "---\nname: other\n", "a second document"));
    }

    @Test
    void what_is_no_file_is_refused() throws IOException {
        Files.createSymbolicLink(own.resolve("endless.yaml"), Path.of("/dev/zero"));
        Files.createDirectories(own.resolve("folder.yaml"));
        assertThatThrownBy(() -> Policies.read(TEMPLATES, Optional.of(own))).isInstanceOf(PolicyUnusable.class)
                .hasMessageContaining("endless.yaml:1: /: is no regular file").hasMessageContaining("folder.yaml:1: /: is no regular file");
    }

    @Test
    void a_field_of_several_lines_makes_a_complaint_of_one() throws IOException {
        assertThat(complaints(HEAD + "\"a\\nb\\e[2J\": 1\n")).singleElement().asString().matches("\\P{Cc}*").contains("unknown field");
    }

    @Test
    void a_title_of_several_lines_is_refused() throws IOException {
        String policy = "name: own\ntitle: \"My\\nown\"\naction: alert\n";
        assertThat(complaints(policy)).singleElement().asString().contains("printable ASCII");
        assertThat(PolicySchema.complaints(policy)).isNotEmpty();
    }

    @Test
    void a_name_that_is_taken_and_a_file_of_another_name_are_told() throws IOException {
        Files.writeString(own.resolve("block.yaml"), "name: block\ntitle: Mine\naction: alert\n");
        Files.writeString(own.resolve("other.yaml"), HEAD);
        assertThatThrownBy(() -> Policies.read(TEMPLATES, Optional.of(own))).isInstanceOfSatisfying(PolicyUnusable.class, unusable ->
                assertThat(unusable.complaints()).containsExactly(
                        own + "/block.yaml:1: /name: 'block' is another policy's name already: choose one of your own",
                        own + "/other.yaml:1: /name: the file of the policy 'own' is called own.yaml"));
    }

    @Test
    void a_signature_with_one_of_the_tags_is_selected() throws IOException {
        Policy policy = policy(HEAD.replace("alert", "drop") + "select: {tags: [voice, login]}\nonly-for: {tags: [voice]}\n");
        assertThat(policy.carries(tagged("voice", "noisy"))).isTrue();
        assertThat(policy.actionOf(tagged("voice", "noisy"))).isEqualTo(Action.DROP);
        assertThat(policy.carries(tagged("login"))).isTrue();
        assertThat(policy.actionOf(tagged("login"))).isEqualTo(Action.ALERT);
        assertThat(policy.carries(tagged("noisy"))).isFalse();
        assertThat(policy.carries(tagged())).isFalse();
    }

    private static Signature tagged(String... tags) {
        return Samples.tagged(Samples.all().getFirst(), tags);
    }

    @Test
    void an_override_ends_on_its_day_and_says_so() throws IOException {
        Policy policy = policy(HEAD + "overrides:\n  - {signature: C01, action: \"off\", reason: noisy in the lab, until: 2026-12-31}\n");
        assertThatThrownBy(() -> policy.usable(Instant.parse("2027-01-01T00:00:00Z"), List.of())).hasMessage("""
                policy own: the override of C01 ended on 2026-12-31. Decide again: take it out, or give it a later 'until' (its reason was: noisy in the lab)
                policy own: there is no signature C01: mend the id, or take it out""");
        assertThatThrownBy(() -> policy.usable(Instant.parse("2026-12-31T23:59:59Z"), List.of()))
                .hasMessage("policy own: there is no signature C01: mend the id, or take it out");
    }

    @ParameterizedTest
    @CsvSource({"2026-07-06T05:59:59Z, false, 2026-07-06T06:00:00Z", "2026-07-06T06:00:00Z, true, 2026-07-06T16:30:00Z",
        "2026-07-06T16:30:00Z, false, 2026-07-10T06:00:00Z", "2026-07-11T12:00:00Z, false, 2026-07-13T06:00:00Z", "2026-12-07T07:30:00Z, true, 2026-12-07T17:30:00Z"})
    void a_path_opens_and_closes_by_the_clocks_of_its_place(Instant now, boolean open, Instant edge) throws IOException {
        Policy policy = policy(HEAD + """
                path:
                  clients: [10.0.0.0/8]
                  relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]
                  hours: {days: [monday, friday], from: "07:00", to: "17:30", zone: Africa/Algiers}
                """.replace("Africa/Algiers", now.toString().startsWith("2026-12") ? "UTC" : "Africa/Algiers"));
        assertThat(policy.at(now).path().isPresent()).isEqualTo(open);
        assertThat(policy.nextEdge(now)).contains(edge);
    }

    private Policy policy(String text) throws IOException {
        Files.writeString(own.resolve("own.yaml"), text);
        return Policies.read(TEMPLATES, Optional.of(own)).named("own");
    }

    private List<String> complaints(String text) throws IOException {
        Files.writeString(own.resolve("own.yaml"), text);
        try {
            Policies.read(TEMPLATES, Optional.of(own));
        } catch (PolicyUnusable unusable) {
            return unusable.complaints();
        }
        throw new AssertionError("nothing was complained of: " + text);
    }
}
