package io.skywarden.capture.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recipe that asks for more than a capture may hold is refused before anything of it is made. */
class RecipeSizeTest {

    private static final String UDP = "flow f udp 10.1.0.2:1025 -> 203.0.113.7:5 hit\n";
    private static final String TCP = "flow f tcp 10.1.0.2:1025 -> 203.0.113.7:5 hit\n";
    private static final String FAN = "fan 1000 f udp 10.1.0.2:1025 -> 203.0.113.7:5 hit\n";

    @ParameterizedTest
    @CsvSource({"> random 5 x 10000, 10, 11, packets", "> random 1400 x 10000, 2, 3, bytes", "wait 999999s, 31, 32, days",
        "> random 5 x 5000 every 700s, 9, 10, days"})
    void the_line_that_is_too_much_is_named_and_nothing_behind_it_is_read(String line, int enough, int tooMuch, String what) {
        assertThat(Recipe.parse("r", UDP + "> random 1\n" + (line + "\n").repeat(enough - 1)).flows()).hasSize(1);
        assertThat(complaint(UDP + "> random 1\n" + (line + "\n").repeat(60))).matches(c -> c.what().contains(what))
                .extracting(RecipeComplaint::line).matches(at -> at <= tooMuch + 2);
    }

    @Test
    void a_billion_packets_are_refused() {
        assertThat(complaint(FAN + "> random 5 x 10000\n".repeat(100)).toString())
                .isEqualTo("r:2: the recipe asks for 10000000 packets up to here, and 100000 is the most");
    }

    @Test
    void a_million_flows_are_refused() {
        String fans = IntStream.range(0, 1000).mapToObj(i -> FAN.replace("1025", "" + (2000 + i)) + "> random 1\n").collect(Collectors.joining());
        assertThat(complaint(fans).toString()).isEqualTo("r:21: the recipe asks for 11000 flows up to here, and 10000 is the most");
    }

    @Test
    void one_payload_has_an_end_too() {
        assertThat(complaint(TCP + "> random 60000" + " ; zero 60000".repeat(70_000)).what()).isEqualTo("a payload has at most 60000 bytes");
        assertThat(complaint(TCP + "> " + "server-certificate a.example ; ".repeat(30_000) + "random 1").what()).contains("at most 60000");
        assertThat(complaint(TCP + "> client-hello-ja3 771,1" + "-2".repeat(200_000) + ",,,").what()).contains("at most 2000 characters");
    }

    @Test
    void long_words_are_read_or_complained_of_whatever_their_length() {
        for (String word : new String[] {"> hex " + "0".repeat(1_000_001), "> client-hello " + "a.".repeat(500_000), "> text \"" + "x".repeat(900_000),
            "> server-certificate " + "x".repeat(900_000)}) {
            assertThat(complaint(TCP + word)).matches(c -> c.line() == 2 && c.what().length() <= 300, "is short and of line 2");
        }
    }

    @Test
    void complaints_end_at_a_hundred() {
        var malformed = catchThrowableOfType(MalformedRecipe.class, () -> Recipe.parse("r", "dance\n".repeat(100_000)));
        assertThat(malformed.complaints()).hasSize(100);
    }

    private static RecipeComplaint complaint(String recipe) {
        return catchThrowableOfType(MalformedRecipe.class, () -> Recipe.parse("r", recipe)).complaints().getFirst();
    }
}
