package io.skywarden.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void each_constant_for_annotations_is_the_word_of_the_role_of_its_name() throws IllegalAccessException {
        List<Role> seen = new ArrayList<>();
        for (var constant : Role.Name.class.getDeclaredFields()) {
            assertThat(Modifier.isPublic(constant.getModifiers())).isTrue();
            assertThat(constant.get(null)).isEqualTo(Role.valueOf(constant.getName()).word());
            seen.add(Role.valueOf(constant.getName()));
        }
        assertThat(seen).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void words_are_read_back() {
        assertThat(Role.words(List.of(Role.ADMIN, Role.ANALYST))).isEqualTo("analyst,admin");
        assertThat(Role.read("analyst,admin")).containsExactlyInAnyOrder(Role.ADMIN, Role.ANALYST);
        assertThat(Role.read(Role.words(Set.of()))).isEmpty();
    }
}
