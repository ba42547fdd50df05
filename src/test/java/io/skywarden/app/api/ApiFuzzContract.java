package io.skywarden.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.skywarden.access.Role;
import io.skywarden.access.http.People;
import io.skywarden.app.api.ApiDocument.Operation;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Sends what no client should, made from the service's own description, and holds every answer against that description.
 * {@code -Dfuzz.requests}, {@code .seed} and {@code .first} say how many, which, and from which on.
 */
abstract class ApiFuzzContract {

    private static final int THREADS = 4;
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_101);

    private final AtomicInteger next = new AtomicInteger(FIRST);
    private final Map<String, String> complaints = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private final String database;
    private final int requests;

    @Inject
    People people;

    /** @param usually how many requests, unless it is said otherwise */
    ApiFuzzContract(String database, int usually) {
        this.database = database;
        this.requests = Integer.getInteger("fuzz.requests", usually);
    }

    @Test
    void no_request_makes_the_service_fail_or_answer_what_is_not_documented() throws IOException, InterruptedException, ExecutionException {
        List<Operation> operations = ApiDocument.ofTheService().operations();
        RequestMaker maker = new RequestMaker(operations, Arrays.stream(Role.values()).map(people::token).toList(), people.token(Role.values()), SEED);
        AnswerCheck check = new AnswerCheck(operations);
        String base = "http://localhost:" + RestAssured.port;

        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(); var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                senders.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < FIRST + requests && complaints.size() < 100; number = next.getAndIncrement()) {
                        send(client, base, maker.make(number), check);
                    }
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        }

        Files.writeString(Path.of("target/api-fuzz-%s.txt".formatted(database)), "seed %d, %d requests: %s%nnever seen: %s%n".formatted(SEED, next.get() - FIRST - THREADS, statuses, neverSeen(operations)));
        assertThat(complaints.entrySet()).extracting(each -> "%n%s%n%s".formatted(each.getKey(), each.getValue())).as("seed %d; the same again: -Dfuzz.seed=%d -Dfuzz.first=NUMBER", SEED, SEED).isEmpty();
    }

    private void send(HttpClient client, String base, FuzzRequest request, AnswerCheck check) {
        try {
            HttpResponse<byte[]> answer = client.send(request.to(base), BodyHandlers.ofByteArray());
            statuses.computeIfAbsent("" + answer.statusCode(), status -> new AtomicInteger()).incrementAndGet();
            seen.add(request.method() + " " + request.operation().path + " " + answer.statusCode());
            check.complaint(request, answer).ifPresent(wrong -> complain(request, "%d %s".formatted(answer.statusCode(), wrong), "%s %s".formatted(answer.headers().map(),
                    new String(answer.body(), 0, Math.min(answer.body().length, 500), StandardCharsets.UTF_8))));
        } catch (IOException closed) {
            // Who sends too much may find the connection closed before the answer is read (RFC 9110, section 15.5.14).
            if (request.body().length <= 1 << 20 && !request.isOverlong()) {
                complain(request, "no answer", closed.toString());
            }
            statuses.computeIfAbsent("closed", status -> new AtomicInteger()).incrementAndGet();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first of each sort is told. */
    private void complain(FuzzRequest request, String wrong, String answer) {
        complaints.putIfAbsent(request.method() + " " + request.operation().path + " " + wrong, "%s%n  -> %s".formatted(request, answer));
    }

    private List<String> neverSeen(List<Operation> operations) {
        return operations.stream().flatMap(operation -> operation.statuses().stream().map(status -> operation.name() + " " + status))
                .filter(name -> !seen.contains(name)).toList();
    }
}
