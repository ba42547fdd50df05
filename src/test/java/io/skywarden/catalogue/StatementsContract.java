package io.skywarden.catalogue;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many statements a page costs, on every database: a number of its own, whatever is in the catalogue. */
abstract class StatementsContract {

    private static final Actor AUTHOR = Actor.person("carol");
    private static final Why WHY = new Why("because");
    private static final String ROOT = "/api/v1/signatures";
    private static final String FIRST = "K001";
    private static final int TIMES = 4;

    @Inject
    Review review;

    @Inject
    EntityManagerFactory factory;

    private Statistics statistics;

    @BeforeEach
    void count() {
        statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void stopCounting() {
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void a_page_costs_the_same_few_statements_with_5_signatures_and_with_50() {
        make(1, 5);
        assertThat(shown(ROOT + "?text=countable")).hasSize(5);
        Map<String, Long> few = costs();
        make(6, 50);
        revise(10);
        assertThat(shown(ROOT + "?text=countable")).hasSize(50);

        assertThat(costs()).isEqualTo(few).isEqualTo(Map.of("list", 1L, "next page", 1L, "filter", 1L, "search", 3L, "detail", 2L,
                "version", 1L, "versions", 1L));
    }

    /** A search costs one statement more for each word, which finds out how rare it is. */
    private Map<String, Long> costs() {
        Map<String, Long> costs = new LinkedHashMap<>();
        costs.put("list", cost(ROOT));
        costs.put("next page", cost(ROOT + "?after=" + FIRST));
        costs.put("filter", cost(ROOT + "?family=skype-classic&era=classic&state=active&stage=draft"));
        costs.put("search", cost(ROOT + "?text=countable+first"));
        costs.put("detail", cost(ROOT + "/" + FIRST));
        costs.put("version", cost(ROOT + "/" + FIRST + "/versions/1"));
        costs.put("versions", cost(ROOT + "/" + FIRST + "/versions"));
        return costs;
    }

    /** The least of some times: what the service does beside it, every few seconds, is counted too. */
    private long cost(String path) {
        return IntStream.range(0, TIMES).mapToLong(_ -> {
            statistics.clear();
            answer(path);
            return statistics.getPrepareStatementCount();
        }).min().orElseThrow();
    }

    private static List<String> shown(String path) {
        return answer(path).path("items.id");
    }

    private static Response answer(String path) {
        Response answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }

    private void make(int from, int to) {
        for (int n = from; n <= to; n++) {
            SignatureId id = new SignatureId("K%03d".formatted(n));
            review.begin(Written.signature(id, "Countable, the first of " + n, ""), AUTHOR, WHY);
        }
    }

    private void revise(int times) {
        SignatureId id = new SignatureId(FIRST);
        for (int n = 1; n <= times; n++) {
            review.revise(Written.signature(id, "Countable, the first again " + n, ""), AUTHOR, WHY, n);
        }
    }
}
