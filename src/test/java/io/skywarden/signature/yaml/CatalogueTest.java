package io.skywarden.signature.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The project's own signatures. The numbers stand here so that none is lost unnoticed. */
class CatalogueTest {

    private static final List<AuthoredSignature> CATALOGUE = SignatureTree.read(Path.of("signatures"));

    @Test
    void the_catalogue_has_59_active_25_experimental_and_8_retired_signatures() {
        assertThat(CATALOGUE.stream().collect(Collectors.groupingBy(a -> a.signature().state().word(), Collectors.counting())))
                .isEqualTo(Map.of("active", 59L, "experimental", 25L, "retired", 8L));
    }

    @Test
    void signatures_come_in_order_of_their_id_each_with_its_own_content_hash() {
        assertThat(CATALOGUE).extracting(a -> a.signature().id().value()).isSorted().doesNotHaveDuplicates();
        assertThat(CATALOGUE).extracting(AuthoredSignature::contentHash).doesNotHaveDuplicates()
                .allSatisfy(hash -> assertThat(hash).matches("[0-9a-f]{64}"));
    }
}
