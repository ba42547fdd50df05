package io.skywarden.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which observed names a pattern means, and which fragments no pattern may hold. */
class NamePatternTest {

    private static final DomainName SKYPE = new DomainName("skype.com");

    @ParameterizedTest
    @CsvSource({
        "skype.com, true", "ui.skype.com, true", "a.b.skype.com, true", "UI.Skype.COM, true", "skype.com., true",
        "ui.skype.com., true", "notskype.com, false", "skype.com.evil.example, false", "skype.comm, false", "com, false",
        "skype.com.., false", "'', false", "., false", ".skype.com.evil, false"
    })
    void under_ends_at_the_border_of_a_label(String observed, boolean meant) {
        assertThat(new NamePattern.Under(SKYPE).matches(observed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"skype.com, true", "SKYPE.com., true", "ui.skype.com, false", "notskype.com, false"})
    void exactly_is_this_name_alone(String observed, boolean meant) {
        assertThat(new NamePattern.Exactly(SKYPE).matches(observed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "skypedata1.cloudapp.net, true", "SkypeData.a.CloudApp.net., true", "xskypedata.cloudapp.net, false",
        "skypedata.notcloudapp.net, false", "skypedata.cloudapp.net.evil.example, false"
    })
    void starting_holds_at_the_start_and_below_the_domain(String observed, boolean meant) {
        var pattern = new NamePattern.Starting("skypedata", Optional.of(new DomainName("cloudapp.net")));
        assertThat(pattern.matches(observed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"lyncdiscover.example, true", "LYNCDISCOVERINTERNAL.a, true", "a.lyncdiscover.example, false"})
    void starting_without_a_domain_asks_for_the_start_alone(String observed, boolean meant) {
        assertThat(new NamePattern.Starting("lyncdiscover", Optional.empty()).matches(observed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "eu-teams.cloudapp.net, true", "a.eu-Teams.cloudapp.net., true", "eu-teams.a.cloudapp.net, false",
        "eu-teamsx.cloudapp.net, false", "eu-teams.cloudapp.net.evil.example, false"
    })
    void label_ending_looks_at_the_label_next_to_the_domain(String observed, boolean meant) {
        var pattern = new NamePattern.LabelEnding("-teams", new DomainName("cloudapp.net"));
        assertThat(pattern.matches(observed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"a-flightproxy.b, true", "FLIGHTPROXY, true", "flightprox.y, false"})
    void containing_asks_for_the_text_anywhere(String observed, boolean meant) {
        assertThat(new NamePattern.Containing("flightproxy").matches(observed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "Skype", "a;b", "a\"b", "a\nb", "é"})
    void a_fragment_that_is_no_part_of_a_name_is_refused(String text) {
        assertThatThrownBy(() -> new NamePattern.Containing(text)).isInstanceOf(MalformedSignature.class);
        assertThatThrownBy(() -> new NamePattern.Starting(text, Optional.empty())).isInstanceOf(MalformedSignature.class);
        assertThatThrownBy(() -> new NamePattern.LabelEnding(text, SKYPE)).isInstanceOf(MalformedSignature.class);
    }

    /** The labels are compared one by one, which no suffix of characters can do by mistake. */
    @Property
    void under_means_exactly_the_names_whose_last_labels_are_the_domain(
            @ForAll("names") List<String> domain, @ForAll("names") List<String> observed) {
        String name = String.join(".", observed);
        boolean suffix = observed.size() >= domain.size()
                && observed.subList(observed.size() - domain.size(), observed.size()).equals(domain);
        var pattern = new NamePattern.Under(new DomainName(String.join(".", domain)));
        assertThat(pattern.matches(name)).isEqualTo(suffix);
        assertThat(pattern.matches(name.toUpperCase(Locale.ROOT) + ".")).isEqualTo(suffix);
    }

    /** Few letters and few labels, so that names do meet. */
    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.strings().withChars('a', 'b').ofMinLength(1).ofMaxLength(2).list().ofMinSize(1).ofMaxSize(4);
    }
}
