package io.skywarden.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a domain name may be: RFC 1035 section 2.3.4 for the lengths, and nothing that means something in a rule. */
class DomainNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "skype.com", "_.teams.microsoft.com", "a-b.c", "1.2"})
    void a_name_of_plain_labels_is_taken_as_it_is(String text) {
        assertThat(new DomainName(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "skype.com.", ".skype.com", "a..b", "Skype.com", "-a.com", "a-.com", "a b.com", "a;b",
        "a\"b", "a|b", "skype.com\n", "*.skype.com"})
    void what_is_no_name_is_refused_with_the_name_in_the_complaint(String text) {
        assertThatThrownBy(() -> new DomainName(text)).isInstanceOf(MalformedSignature.class)
                .hasMessageContaining("'" + text + "' is not a domain name");
    }

    @Test
    void a_missing_name_is_refused() {
        assertThatThrownBy(() -> new DomainName(null)).isInstanceOf(MalformedSignature.class);
    }

    @Test
    void a_label_has_at_most_63_bytes_and_a_name_253() {
        String longest = String.join(".", "a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(61));
        assertThat(new DomainName(longest).value()).hasSize(253);
        assertThatThrownBy(() -> new DomainName(longest + "d")).isInstanceOf(MalformedSignature.class);
        assertThatThrownBy(() -> new DomainName("a".repeat(64))).isInstanceOf(MalformedSignature.class);
    }
}
