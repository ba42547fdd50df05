package io.skywarden.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skywarden.catalogue.Listing;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.catalogue.Versions;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.signature.yaml.SignatureText;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the store does on every database. Each test has ids of its own, since rows are never taken away. */
abstract class VersionsContract {

    @Inject
    Versions versions;

    @Test
    void what_was_added_is_read_back_word_for_word() throws IOException {
        SignatureVersion added = version("Word", 1, "# long: " + "ü–".repeat(200_000));
        add(added);

        SignatureVersion read = apart(() -> versions.find(added.id(), 1).orElseThrow());

        assertThat(read.text()).isEqualTo(added.text());
        assertThat(read.firstSeen()).isEqualTo(added.firstSeen());
        assertThat(read.contentHash()).isEqualTo(added.contentHash());
        assertThat(read.listing()).isEqualTo(added.listing());
    }

    @Test
    void the_history_is_newest_first_and_only_the_latest_is_listed() throws IOException {
        for (int number = 1; number <= 11; number++) {
            add(version("History", number, ""));
        }

        assertThat(apart(() -> versions.of(new SignatureId("History")))).extracting(Listing::version)
                .containsExactly(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(apart(versions::latest).stream().filter(line -> line.id().value().equals("History")))
                .extracting(Listing::version).containsExactly(11);
    }

    @Test
    void the_list_is_in_the_order_of_ids_whatever_the_collation_of_the_database() throws IOException {
        add(version("Order-b", 1, ""));
        add(version("Order-C", 1, ""));
        add(version("Ordera", 1, ""));

        assertThat(apart(versions::latest)).extracting(line -> line.id().value()).filteredOn(id -> id.startsWith("Order"))
                .containsExactly("Order-C", "Order-b", "Ordera");
    }

    @Test
    void a_version_cannot_be_added_twice() throws IOException {
        SignatureVersion once = version("Once", 1, "");
        add(once);

        assertThatThrownBy(() -> add(once)).isInstanceOf(RuntimeException.class);
        assertThat(apart(() -> versions.of(once.id()))).hasSize(1);
    }

    private void add(SignatureVersion version) {
        QuarkusTransaction.requiringNew().run(() -> versions.add(version));
    }

    private static <T> T apart(Supplier<T> read) {
        return QuarkusTransaction.requiringNew().call(read::get);
    }

    private static SignatureVersion version(String id, int number, String recipe) throws IOException {
        String yaml = Files.readString(Path.of("src/test/resources/catalogue/tree/A1-probe/signature.yaml")).replace("id: A1", "id: " + id);
        AuthoredText text = new AuthoredText(yaml, "", recipe);
        return new SignatureVersion(new SignatureId(id), number, "%064x".formatted(number),
                Instant.parse("2026-03-29T01:30:00.123456Z"), SignatureText.read(id, text).signature(), text);
    }
}
