package io.skywarden.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte patterns: their text form, their masks, and where they stand. */
class HexPatternTest {

    @Property
    void the_text_of_a_pattern_reads_back_as_the_pattern(@ForAll("patterns") String text) {
        HexPattern pattern = HexPattern.parse(text);
        assertThat(pattern).hasToString(text);
        assertThat(HexPattern.parse(text.toUpperCase(Locale.ROOT).replace(" ", ""))).isEqualTo(pattern).hasSameHashCodeAs(pattern);
    }

    @Property
    void fixed_bytes_match_themselves_and_nothing_that_differs_in_a_byte(
            @ForAll @Size(min = 1, max = 20) byte[] bytes, @ForAll byte other) {
        HexPattern pattern = HexPattern.of(bytes);
        assertThat(pattern.isExact()).isTrue();
        assertThat(pattern.matchesAt(bytes, 0)).isTrue();
        byte[] changed = bytes.clone();
        changed[bytes.length - 1] = other;
        assertThat(pattern.matchesAt(changed, 0)).isEqualTo(other == bytes[bytes.length - 1]);
    }

    @Test
    void a_question_mark_frees_a_nibble() {
        HexPattern pattern = HexPattern.parse("16 ?? 0? ?1");
        assertThat(pattern.length()).isEqualTo(4);
        assertThat(pattern.isExact()).isFalse();
        assertThat(new int[] {pattern.mask(0), pattern.mask(1), pattern.mask(2), pattern.mask(3)}).containsExactly(255, 0, 0xf0, 0x0f);
        assertThat(pattern.value(3)).isEqualTo(1);
        assertThat(pattern.matchesAt(new byte[] {0x16, (byte) 0xff, 0x0f, (byte) 0xf1}, 0)).isTrue();
        assertThat(pattern.matchesAt(new byte[] {0x16, 0, 0x10, 1}, 0)).isFalse();
        assertThat(pattern.matchesAt(new byte[] {0x16, 0, 0, 2}, 0)).isFalse();
    }

    @Test
    void a_payload_that_ends_earlier_does_not_hold_the_pattern() {
        HexPattern pattern = HexPattern.parse("01 02");
        byte[] payload = {1, 2, 1, 2};
        assertThat(pattern.matchesAt(payload, 2)).isTrue();
        assertThat(pattern.matchesAt(payload, 3)).isFalse();
        assertThat(pattern.matchesAt(payload, -1)).isFalse();
        assertThat(pattern.matchesAt(new byte[0], 0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1g", "0x16", "16 3", "?? 16", "16 ??", "16|17", "16;"})
    void what_is_no_pattern_is_refused(String text) {
        assertThatThrownBy(() -> HexPattern.parse(text)).isInstanceOf(MalformedSignature.class);
    }

    @Test
    void a_pattern_has_at_most_255_bytes_and_keeps_its_own() {
        byte[] bytes = new byte[255];
        HexPattern pattern = HexPattern.of(bytes);
        bytes[0] = 1;
        assertThat(pattern.value(0)).isZero();
        assertThatThrownBy(() -> HexPattern.of(new byte[256])).isInstanceOf(MalformedSignature.class).hasMessageContaining("256");
        assertThatThrownBy(() -> HexPattern.of(new byte[0])).isInstanceOf(MalformedSignature.class);
    }

    @Test
    void a_zero_is_not_the_same_as_a_byte_of_no_matter() {
        assertThat(HexPattern.parse("01 00 01")).isNotEqualTo(HexPattern.parse("01 ?? 01"));
        assertThat(HexPattern.parse("01 0f")).isEqualTo(HexPattern.parse("010F"));
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> any = Arbitraries.strings().withChars("0123456789abcdef?").ofLength(2);
        Arbitrary<String> border = any.filter(text -> !text.equals("??"));
        return any.list().ofMaxSize(10).flatMap(middle -> border.flatMap(first -> border.map(last -> {
            middle.addFirst(first);
            middle.addLast(last);
            return String.join(" ", middle);
        })));
    }
}
