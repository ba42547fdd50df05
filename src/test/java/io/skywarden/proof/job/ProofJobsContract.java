package io.skywarden.proof.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.Stage;
import io.skywarden.catalogue.Step;
import io.skywarden.catalogue.Why;
import io.skywarden.catalogue.Written;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.ProofRecords;
import io.skywarden.proof.Ruling;
import io.skywarden.rules.SidBook;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What becomes of proof jobs, on every database and with real workers. Processes that are killed are in .ci/workers. */
abstract class ProofJobsContract {

    private static final Actor ANN = Actor.person("ann");
    private static final Why WHY = new Why("because");
    private static final String NOWHERE = "circumstances that no machine has";

    @Inject
    JobBook book;

    @Inject
    ProofDesk desk;

    @Inject
    ProofWork work;

    @Inject
    Catalogue catalogue;

    @Inject
    Review review;

    @Inject
    SidBook sids;

    @Inject
    Circumstances circumstances;

    @Inject
    ProofRecords records;

    @Inject
    DataSource database;

    private final JobId id = JobId.of(JobKind.REPROOF, "test", UUID.randomUUID().toString());

    @Test
    void what_is_in_force_is_proven_again_and_each_verdict_is_there_once() throws SQLException {
        sql("delete from proof");
        ProofJob job = over(book.ask(id, JobKind.REPROOF, "catalogue", inForce(), circumstances.digest(), ANN).id());

        assertThat(job.state()).as(job.outcome()).isEqualTo(JobState.DONE);
        assertThat(job.judged()).isEqualTo(job.captures()).isPositive();
        assertThat(records.of(job.inputs())).isPresent();
        List<KeptVerdict> verdicts = book.verdicts(id);
        assertThat(verdicts).extracting(verdict -> verdict.place() + " " + verdict.judge()).doesNotHaveDuplicates();
        assertThat(verdicts).hasSize(job.captures() * new HashSet<>(verdicts.stream().map(KeptVerdict::judge).toList()).size());
        assertThat(book.newest(100)).extracting(ProofJob::id).contains(id);

        ProofJob same = over(book.ask(JobId.of(JobKind.REPROOF, "test", id + " again"), JobKind.REPROOF, "catalogue", inForce(), circumstances.digest(), ANN).id());
        assertThat(same.outcome()).as("the very same is not judged twice").contains("before: " + job.inputs());
    }

    @Test
    void a_machine_with_other_circumstances_leaves_a_job_alone_until_it_is_cancelled_and_tried_again() {
        book.ask(id, JobKind.REPROOF, "catalogue", inForce(), NOWHERE, ANN);
        LockSupport.parkNanos(1_500_000_000);
        assertThat(book.get(id.hex()).state()).isEqualTo(JobState.WAITING);

        assertThatThrownBy(() -> desk.retry(id)).isInstanceOf(JobFailure.NotOpen.class);
        assertThat(book.cancel(id, ANN).state()).isEqualTo(JobState.CANCELLED);
        assertThatThrownBy(() -> book.cancel(id, ANN)).isInstanceOf(JobFailure.NotOpen.class);
        assertThat(desk.retry(id).attempt()).isEqualTo(2);
        assertThat(over(id).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void a_verdict_is_kept_once_and_only_for_the_attempt_that_runs() {
        book.ask(id, JobKind.REPROOF, "catalogue", inForce(), NOWHERE, ANN);
        JobTicket ticket = new JobTicket(id, 1, 0);
        book.begun(ticket, "inputs", 2);
        KeptVerdict first = new KeptVerdict(0, "c", "j", new Ruling.Unsupported("for a test"));

        assertThat(book.kept(new JobTicket(id, 2, 0), List.of(first))).as("a ticket of another attempt").isEmpty();
        assertThat(book.kept(ticket, List.of(first))).get().extracting(ProofJob::judged).isEqualTo(1);
        assertThatThrownBy(() -> book.kept(ticket, List.of(first))).isInstanceOf(RuntimeException.class);
        assertThat(book.get(id.hex()).judged()).isEqualTo(1);
        assertThat(book.verdicts(id)).containsExactly(first);

        book.cancel(id, ANN);
        assertThat(book.kept(ticket, List.of(new KeptVerdict(1, "d", "j", first.ruling())))).as("after it was cancelled").isEmpty();
        assertThat(book.verdicts(id)).hasSize(1);
    }

    @Test
    void a_piece_of_a_dead_worker_is_taken_over_behind_its_last_verdict() throws SQLException {
        int captures = capturesOfAll();
        book.ask(id, JobKind.REPROOF, "catalogue", inForce(), NOWHERE, ANN);
        book.begun(new JobTicket(id, 1, 0), "inputs", captures);
        book.kept(new JobTicket(id, 1, 0), List.of(new KeptVerdict(0, "c", "in-process", new Ruling.GaveUp("said before the death"))));
        sql("delete from proof");
        sql("update proof_job set circumstances = ? where id = ?", circumstances.digest(), id.hex());
        sql("update scheduled_tasks set version = version + 1, picked = true, picked_by = 'the dead', last_heartbeat = ? where task_instance = ?",
                OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), id + ":1:0");

        ProofJob job = over(id);
        assertThat(job.judged()).isEqualTo(captures);
        assertThat(book.verdicts(id)).filteredOn(verdict -> verdict.place() == 0).extracting(KeptVerdict::ruling)
                .containsExactly(new Ruling.GaveUp("said before the death"));
    }

    @Test
    void what_a_machine_cannot_judge_fails_with_a_reason_after_some_tries() {
        JobPlan plan = new JobPlan(List.of(new JobPlan.Version(new SignatureId("NOT-THERE"), 1)), sids.current());
        book.ask(id, JobKind.REPROOF, "NOT-THERE", plan, circumstances.digest(), ANN);

        ProofJob job = over(id);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.outcome()).contains("NOT-THERE");
        assertThat(desk.retry(id).state()).isEqualTo(JobState.WAITING);
        book.cancel(id, ANN);
    }

    @Test
    void a_job_whose_tasks_were_not_in_the_archive_is_begun_again() throws SQLException {
        book.ask(id, JobKind.REPROOF, "catalogue", inForce(), NOWHERE, ANN);
        sql("delete from scheduled_tasks where task_instance like ?", id + ":%");
        sql("update proof_job set moved_at = ? where id = ?", OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), id.hex());

        desk.tend();
        assertThat(over(id).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void a_version_that_was_handed_in_is_told_of_once() {
        SignatureId signature = new SignatureId("J" + id);
        Head draft = review.begin(Written.provable(signature, "First title"), ANN, WHY);
        review.take(signature, 1, Step.SUBMIT, ANN, WHY, draft.revision());
        desk.submissions();
        desk.submissions();
        await(signature, head -> head.stage() != Stage.SUBMITTED);

        ProofJob job = book.newest(100).stream().filter(each -> each.about().equals(signature + " version 1")).findFirst().orElseThrow();
        assertThat(book.newest(100)).filteredOn(each -> each.about().equals(job.about())).hasSize(1);
        work.conclude(new JobTicket(job.id(), 1, 0));
        assertThat(catalogue.head(signature).stage()).isEqualTo(Stage.PROVEN);
        assertThat(catalogue.records(signature)).filteredOn(record -> record.act().equals("prove")).hasSize(1);
    }

    private JobPlan inForce() {
        return new JobPlan(catalogue.inForce().stream().map(version -> new JobPlan.Version(version.id(), version.number())).toList(), sids.current()
                .allocate(catalogue.inForce().stream().map(version -> version.signature()).toList()));
    }

    /** Counted by a job: what is in force may have captures of its own. */
    private int capturesOfAll() throws SQLException {
        sql("delete from proof");
        JobId counting = JobId.of(JobKind.REPROOF, "counting", id.hex());
        book.ask(counting, JobKind.REPROOF, "catalogue", inForce(), circumstances.digest(), ANN);
        return over(counting).captures();
    }

    private ProofJob over(JobId which) {
        for (int i = 0; i < 600 && !book.get(which.hex()).state().isOver(); i++) {
            LockSupport.parkNanos(100_000_000);
        }
        return book.get(which.hex());
    }

    private void await(SignatureId signature, Predicate<Head> as) {
        for (int i = 0; i < 600 && !as.test(catalogue.head(signature)); i++) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private void sql(String text, Object... values) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
