package io.skywarden.rules.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skywarden.rules.PathRule;
import io.skywarden.rules.Samples;
import io.skywarden.rules.SidBook;
import io.skywarden.rules.SidConflict;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidLock.Line;
import io.skywarden.rules.SidLockUnusable;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.policy.Action;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.policy.PolicyName;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Transport;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the book of sids does on every database. Each test has ids of its own, since rows are never taken away. */
@Timeout(60)
abstract class SidBookContract {

    static final SidRange RANGE = SidRange.DEFAULT;

    @Inject
    SidBook book;

    @Inject
    AgroalDataSource database;

    /** How many connections wait for a lock that another one holds. */
    abstract String countOfWaiting();

    @Test
    void a_part_keeps_its_sid_through_retirement_and_gets_it_back() {
        Line first = line(book.allocate(List.of(sized("Keep", 5))), "Keep");
        Line gone = line(book.allocate(List.of(sized("Other", 5))), "Keep");
        assertThat(gone.retired()).isTrue();
        assertThat(gone.sid()).isEqualTo(first.sid());
        assertThat(line(book.allocate(List.of(sized("Another", 5))), "Another").sid()).isNotEqualTo(first.sid());

        assertThat(line(book.allocate(List.of(sized("Keep", 5))), "Keep")).isEqualTo(first);
        assertThat(line(book.current(), "Keep")).isEqualTo(first);
    }

    @Test
    void the_revision_rises_with_the_meaning_and_with_nothing_else() {
        book.allocate(List.of(sized("Rev", 5)));
        assertThat(line(book.allocate(List.of(sized("Rev", 5))), "Rev").rev()).isEqualTo(1);
        assertThat(line(book.allocate(List.of(sized("Rev", 6))), "Rev").rev()).isEqualTo(2);
        assertThat(line(book.allocate(List.of(sized("Rev", 5))), "Rev").rev()).isEqualTo(3);
    }

    /** Who gives numbers to signatures or to another path takes none from it. */
    @Test
    void rules_of_paths_have_sids_of_their_own_and_keep_them() {
        book.allocate(List.of(sized("Beside", 5)));
        List<PathRule> rules = paths(Action.ALERT);
        SidLock given = book.allocatePaths(rules);
        assertThat(rules).extracting(rule -> path(given, rule).sid()).doesNotHaveDuplicates().doesNotContain(line(given, "Beside").sid()).hasSize(12);
        assertThat(book.allocatePaths(rules).lines()).isEqualTo(given.lines());
        SidLock later = book.allocate(List.of(sized("Later-than-paths", 5)));
        assertThat(line(later, "Beside").retired()).isTrue();
        assertThat(rules).allSatisfy(rule -> assertThat(path(later, rule)).isEqualTo(path(given, rule)));

        SidLock strict = book.allocatePaths(paths(Action.DROP));
        assertThat(rules).allSatisfy(rule -> assertThat(path(strict, rule)).extracting(Line::sid, Line::rev)
                .containsExactly(path(given, rule).sid(), rule.part().contains("-running") ? 2 : 1));
        assertThat(book.current().lines()).isEqualTo(strict.lines());
    }

    @Test
    void a_path_and_a_signature_at_once_never_get_one_sid() throws Exception {
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String name = "Beside-path-" + t;
            work.add(() -> List.of(line(book.allocate(List.of(sized(name, 5))), name).sid()));
            List<PathRule> rules = renamed(paths(Action.ALERT), "office-" + t);
            work.add(() -> {
                SidLock given = book.allocatePaths(rules);
                return rules.stream().map(rule -> path(given, rule).sid()).toList();
            });
        }
        List<Long> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(work.size())) {
            for (Future<List<Long>> done : pool.invokeAll(work)) {
                all.addAll(done.get());
            }
        }
        assertThat(all).hasSize(4 + 4 * 12).doesNotHaveDuplicates();
    }

    private static List<PathRule> paths(Action action) {
        Policy path = Policies.read(Path.of("rules-templates"), Optional.empty()).named("allowed-path");
        return PathRule.of(List.of(new Policy(path.name(), path.title(), path.select(), action, path.acting(),
                path.deviations(), path.path(), Optional.empty())));
    }

    private static List<PathRule> renamed(List<PathRule> rules, String name) {
        return rules.stream().map(rule -> new PathRule(new PolicyName(name), rule.relay(), rule.transport(), rule.clients(), rule.trafficId(), rule.back(),
                rule.moment())).toList();
    }

    private static Line path(SidLock lock, PathRule rule) {
        return lock.line(new SignatureId(rule.policy().value()), rule.part()).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_comes_second_waits_and_sees_what_the_first_left(boolean committed) throws Exception {
        String id = "Wait" + committed;
        book.allocate(List.of(sized(id, 1)));
        CompletableFuture<Line> given = new CompletableFuture<>();
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            threads.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                given.completeAsync(() -> line(book.allocate(List.of(sized(id, 2), sized(id + "-A", 1))), id + "-A"), Runnable::run);
                end.await();
                if (!committed) {
                    QuarkusTransaction.setRollbackOnly();
                }
                return given;
            }));
            given.get();
            Future<SidLock> second = threads.submit(() -> book.allocate(List.of(sized(id, 3), sized(id + "-B", 1))));
            try {
                awaitOneWaiting(second);
            } finally {
                end.countDown();
            }

            assertThat(line(second.get(), id).rev()).isEqualTo(committed ? 3 : 2);
            assertThat(line(second.get(), id + "-B").sid()).isEqualTo(given.get().sid() + (committed ? 1 : 0));
        }
    }

    @Test
    void many_at_once_never_get_one_sid_twice_nor_lose_a_revision() throws Exception {
        int threads = 6;
        int rounds = 10;
        List<Callable<List<Line>>> work = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            String name = "Many" + t;
            work.add(() -> IntStream.range(0, rounds).mapToObj(round -> lines(book, name, round)).flatMap(List::stream).toList());
        }
        List<Line> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<List<Line>> done : pool.invokeAll(work)) {
                all.addAll(done.get());
            }
        }
        assertEachOnce(all, threads * rounds);
    }

    @Test
    void the_file_of_a_tree_is_taken_in_once() {
        long free = free();
        SidLock file = SidLock.of(RANGE, List.of(new Line(key("File"), free, 4, "a".repeat(64), false),
                new Line(key("Gone"), free + 1, 2, "b".repeat(64), true)));
        book.merge(file);
        assertThat(book.merge(file).lines()).containsAll(file.lines()).isEqualTo(book.current().lines());
        assertThat(line(book.allocate(List.of(sized("File", 5))), "File")).extracting(Line::sid, Line::rev).containsExactly(free, 5);
    }

    @Test
    void a_later_revision_of_the_file_is_taken_and_an_earlier_one_is_not() {
        Line ours = line(book.allocate(List.of(sized("Later", 5))), "Later");
        Line later = new Line(ours.key(), ours.sid(), 7, "c".repeat(64), false);
        assertThat(line(book.merge(SidLock.of(RANGE, List.of(later))), "Later")).isEqualTo(later);
        assertThat(line(book.merge(SidLock.of(RANGE, List.of(ours))), "Later")).isEqualTo(later);
        assertThat(line(book.current(), "Later")).isEqualTo(later);
    }

    @Test
    void a_conflict_takes_nothing_and_tells_every_contradiction() {
        SidLock before = book.allocate(List.of(sized("Sid", 5), sized("Held", 5), sized("Moved", 5)));
        long free = free();
        SidLock file = SidLock.of(new SidRange(1, 9_999_999), List.of(
                new Line(key("Fresh"), free, 1, "d".repeat(64), false),
                new Line(key("Sid"), free + 1, 1, "d".repeat(64), false),
                new Line(key("Newcomer"), line(before, "Held").sid(), 1, "d".repeat(64), false),
                new Line(key("Moved"), line(before, "Moved").sid(), line(before, "Moved").rev(), "d".repeat(64), false),
                new Line(key("Outside"), 1_000_000, 1, "d".repeat(64), false)));

        assertThatThrownBy(() -> book.merge(file)).isInstanceOfSatisfying(SidConflict.class, conflict -> assertThat(conflict.conflicts())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("Sid alert", "the file says sid " + (free + 1), "the database " + line(before, "Sid").sid()))
                .anySatisfy(line -> assertThat(line).contains("the file gives it to Newcomer alert, the database to Held alert", "delete the line"))
                .anySatisfy(line -> assertThat(line).contains("Moved alert: revision 1", "dddddddd", "Decide"))
                .anySatisfy(line -> assertThat(line).contains("1 sids outside 9210000-9219999", "skywarden.sids")));
        assertThat(book.current().lines()).isEqualTo(before.lines());
    }

    @Test
    void a_range_that_leaves_out_what_was_given_is_refused() {
        book.allocate(List.of(sized("Range", 5)));
        assertThatThrownBy(() -> book.current().within(new SidRange(1_000_000, 1_999_999)))
                .isInstanceOf(SidLockUnusable.class).hasMessageContaining("set skywarden.sids").hasMessageContaining("9210000-9219999");
    }

    /** What one of many does in one round: a part of its own, and another meaning for a part that all share. */
    static List<Line> lines(SidBook book, String name, int round) {
        SidLock lock = book.allocate(List.of(sized(name + "-" + round, 5), sized("Shared", 1 + Math.floorMod((name + round).hashCode(), 60_000))));
        return List.of(line(lock, name + "-" + round), line(lock, "Shared"));
    }

    static void assertEachOnce(List<Line> all, int rounds) {
        assertThat(all).hasSize(2 * rounds);
        assertThat(all.stream().filter(line -> !isShared(line)).map(Line::sid)).hasSize(rounds).doesNotHaveDuplicates();
        assertThat(all.stream().filter(SidBookContract::isShared).map(Line::sid).distinct()).hasSize(1);
        int first = all.stream().filter(SidBookContract::isShared).mapToInt(Line::rev).min().orElseThrow();
        assertThat(all.stream().filter(SidBookContract::isShared).map(Line::rev))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(first, first + rounds).boxed().toList());
    }

    private static boolean isShared(Line line) {
        return line.key().signature().value().equals("Shared");
    }

    private void awaitOneWaiting(Future<?> second) throws SQLException {
        try (var connection = database.getConnection(); var question = connection.prepareStatement(countOfWaiting())) {
            for (int waiting = 0; waiting == 0;) {
                assertThat(second.isDone()).as("the second one went on beside the first").isFalse();
                try (var answer = question.executeQuery()) {
                    answer.next();
                    waiting = answer.getInt(1);
                }
            }
        }
    }

    private long free() {
        return book.current().lines().stream().mapToLong(Line::sid).max().orElse(RANGE.first()) + 100;
    }

    private static SidLock.Key key(String id) {
        return new SidLock.Key(new SignatureId(id), "alert");
    }

    private static Line line(SidLock lock, String id) {
        return lock.line(new SignatureId(id), "alert").orElseThrow();
    }

    private static Signature sized(String id, int size) {
        return Samples.signature(id, Transport.UDP, Samples.step(Direction.EITHER, new Size(size, size)));
    }
}
