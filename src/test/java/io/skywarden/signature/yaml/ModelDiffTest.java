package io.skywarden.signature.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.signature.yaml.ModelDiff.Added;
import io.skywarden.signature.yaml.ModelDiff.Change;
import io.skywarden.signature.yaml.ModelDiff.Changed;
import io.skywarden.signature.yaml.ModelDiff.Removed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelDiffTest {

    private static final CanonicalForm OLDER = form("""
            {"a/b":{"~":1},"list":[{"size":18},"x",{"pad":1}],"same":{"x":[1]},"title":"one"}""");

    @Test
    void a_form_does_not_differ_from_itself() {
        assertThat(ModelDiff.between(OLDER, OLDER)).isEmpty();
    }

    @Test
    void each_change_has_a_pointer_and_they_come_in_order_of_the_names() {
        CanonicalForm newer = form("""
                {"a/b":{"~":2},"list":[{"size":"18..20"},"x",{"guid":1}],"new":{"k":true},"same":{"x":[1]},"title":"two"}""");

        assertThat(ModelDiff.between(OLDER, newer)).containsExactly(
                new Changed("/a~1b/~0", 1, 2),
                new Changed("/list/0/size", 18, "18..20"),
                new Added("/list/2/guid", 1),
                new Removed("/list/2/pad", 1),
                new Added("/new", Map.of("k", true)),
                new Changed("/title", "one", "two"));
    }

    @Test
    void what_one_side_has_more_is_told_as_a_whole() {
        CanonicalForm longer = form("""
                {"list":[1,[2,3]]}""");
        CanonicalForm shorter = form("""
                {"list":[1]}""");

        assertThat(ModelDiff.between(shorter, longer)).containsExactly(new Added("/list/1", List.of(2, 3)));
        assertThat(ModelDiff.between(longer, shorter)).containsExactly(new Removed("/list/1", List.of(2, 3)));
    }

    @Test
    void a_value_of_another_kind_is_a_change() {
        assertThat(ModelDiff.between(form("{\"a\":1}"), form("{\"a\":\"1\"}"))).containsExactly(new Changed("/a", 1, "1"));
        assertThat(ModelDiff.between(form("{\"a\":[1]}"), form("{\"a\":{}}"))).containsExactly(new Changed("/a", List.of(1), Map.of()));
    }

    @Test
    void two_signatures_differ_in_their_names_and_recipes_at_least() {
        List<AuthoredSignature> catalogue = CanonicalFormTest.CATALOGUE;
        for (int i = 1; i < catalogue.size(); i++) {
            List<Change> changes = ModelDiff.between(catalogue.get(i - 1).form(), catalogue.get(i).form());
            assertThat(changes).extracting(Change::pointer).contains("/id", "/recipe").doesNotHaveDuplicates();
        }
    }

    private static CanonicalForm form(String json) {
        return CanonicalForm.ofJson(json);
    }
}
