package io.skywarden.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;

class CanonicalJsonTest {

    @Property
    void what_was_written_is_read_back_the_same(@ForAll("values") Object plain) {
        JsonValue value = JsonValue.of(plain);

        assertThat(CanonicalJson.decode(CanonicalJson.encode(value))).isEqualTo(value);
    }

    @Property
    void the_order_in_which_members_were_given_does_not_matter(@ForAll Map<@CharRange(from = 'a', to = 'z') String, Integer> map) {
        Map<String, Integer> reversed = map.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByKey().reversed())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, java.util.LinkedHashMap::new));

        assertThat(CanonicalJson.encode(JsonValue.of(reversed))).isEqualTo(CanonicalJson.encode(JsonValue.of(map)));
    }

    @Property
    void text_with_anything_but_printable_ascii_is_refused(@ForAll("unprintable") char c) {
        assertThatThrownBy(() -> JsonValue.of("a" + c)).isInstanceOf(NotCanonical.class).hasMessageContaining("position 1");
        assertThatThrownBy(() -> JsonValue.of(Map.of("a" + c, 1))).isInstanceOf(NotCanonical.class);
    }

    @Property
    void a_number_that_a_float_would_round_is_refused(@ForAll @LongRange(min = 1L << 53) long number) {
        assertThatThrownBy(() -> JsonValue.of(number)).isInstanceOf(NotCanonical.class);
        assertThatThrownBy(() -> JsonValue.of(-number)).isInstanceOf(NotCanonical.class);
    }

    @Property
    void a_float_is_refused(@ForAll double number) {
        assertThatThrownBy(() -> JsonValue.of(number)).isInstanceOf(NotCanonical.class);
    }

    @Example
    void nothing_but_the_quote_and_the_backslash_is_escaped() {
        JsonValue value = JsonValue.of(Map.of("b", List.of(1, true, "/\"\\"), "a", Map.of()));

        assertThat(new String(CanonicalJson.encode(value), UTF_8)).isEqualTo("{\"a\":{},\"b\":[1,true,\"/\\\"\\\\\"]}");
    }

    @Example
    void another_spelling_of_the_same_value_is_refused() {
        for (String text : List.of("{ }", "{\"b\":1,\"a\":1}", "{\"a\":1,\"a\":1}", "\"\\u0041\"", "01", "1.0", "null", "{} {}", "{", "")) {
            assertThatThrownBy(() -> CanonicalJson.decode(text.getBytes(UTF_8))).as(text).isInstanceOf(NotCanonical.class);
        }
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<String> text = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(12);
        Arbitrary<Object> leaf = Arbitraries.oneOf(text.map(t -> t),
                Arbitraries.longs().between(-(1L << 53) + 1, (1L << 53) - 1).map(n -> n), Arbitraries.of(true, false).map(b -> b));
        return Arbitraries.recursive(() -> leaf, inner -> Arbitraries.oneOf(leaf, inner.list().ofMaxSize(3).map(l -> l),
                Arbitraries.maps(text, inner).ofMaxSize(3).map(m -> m)), 0, 3).withoutEdgeCases();
    }

    @Provide
    Arbitrary<Character> unprintable() {
        return Arbitraries.chars().all().filter(c -> c < 0x20 || c > 0x7e);
    }
}
