package io.skywarden.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class TargetNameTest {

    @Property
    void a_name_that_can_be_built_stays_in_its_folder(
            @ForAll @Chars({'a', '.', '/', '\\', '-', '%'}) @StringLength(max = 8) String text) {
        try {
            Path folder = Path.of("/folder");
            Path file = folder.resolve(new TargetName(text).value());
            assertThat(file.normalize()).isEqualTo(file).startsWithRaw(folder).isNotEqualTo(folder);
        } catch (IllegalArgumentException e) {
            assertThat(text).doesNotMatch("a+(/a+)*");
        }
    }

    @Example
    void names_that_could_hurt_are_refused() {
        for (String bad : new String[] {"", "/a", "a/", "a//b", "..", "../a", "a/../b", "a/.b", ".", "a\\b", "a b", "a\n", "a%2e", "-a",
                "a".repeat(181)}) {
            assertThatThrownBy(() -> new TargetName(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void a_served_name_carries_the_hash_before_the_file_name() {
        ServedName name = new ServedName(new TargetName("rules/stable/x.tar.gz"), Sha256.of(new byte[0]));

        assertThat(name.path()).isEqualTo("rules/stable/" + Sha256.of(new byte[0]) + ".x.tar.gz");
        assertThat(ServedName.of(name.path())).contains(name);
        assertThat(ServedName.of("../" + name.path())).isEmpty();
        assertThat(ServedName.of("rules/stable/x.tar.gz")).isEmpty();
    }
}
