package io.skywarden.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skywarden.catalogue.CatalogueFailure.FourEyes;
import io.skywarden.catalogue.CatalogueFailure.NoConflict;
import io.skywarden.catalogue.CatalogueFailure.NotInForce;
import io.skywarden.catalogue.CatalogueFailure.NothingChanged;
import io.skywarden.catalogue.CatalogueFailure.ServiceOnly;
import io.skywarden.catalogue.CatalogueFailure.SignatureExists;
import io.skywarden.catalogue.CatalogueFailure.StaleLook;
import io.skywarden.catalogue.CatalogueFailure.StepNotOpen;
import io.skywarden.catalogue.CatalogueFailure.UnknownSignature;
import io.skywarden.catalogue.CatalogueFailure.UnknownVersion;
import io.skywarden.signature.Family;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Tag;
import io.skywarden.signature.State;
import io.skywarden.signature.yaml.AuthoredSignature;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the catalogue does, on every database. Each test has ids of its own, since nothing is ever taken away. */
abstract class CatalogueContract {

    private static final Actor ALICE = Actor.person("alice");
    private static final Actor BOB = Actor.person("bob");
    private static final Why WHY = new Why("because");
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    Catalogue catalogue;

    @Inject
    Review review;

    @Inject
    Retirement retirement;

    @Inject
    TreeImport trees;

    @Inject
    TreeExport export;

    @Inject
    Audit audit;

    @Inject
    EntityManager database;

    private final SignatureId id = new SignatureId("Q" + NEXT.incrementAndGet() + "-" + getClass().getSimpleName().substring(0, 13));

    @Test
    void what_was_drafted_is_read_back_word_for_word() {
        AuthoredSignature content = Written.signature(id, "First title", "# long: " + "ü–".repeat(200_000));
        Head head = review.begin(content, ALICE, WHY);

        SignatureVersion read = catalogue.latest(id);
        assertThat(read.text()).isEqualTo(content.text());
        assertThat(read.contentHash()).isEqualTo(content.contentHash()).isEqualTo(head.contentHash());
        assertThat(read.origin().author()).isEqualTo(ALICE);
        assertThat(read.origin().parent()).isEmpty();
        assertThat(catalogue.head(id)).isEqualTo(head).isEqualTo(new Head(id, 1, 1, Stage.DRAFT, content.contentHash(), Optional.empty()));
    }

    @Test
    void a_version_goes_step_by_step_into_force_and_each_step_is_on_record() {
        intoForce(draft("First title"));

        assertThat(catalogue.head(id).force()).map(Head.Force::number).contains(1);
        assertThat(catalogue.inForce()).extracting(SignatureVersion::id).contains(id);
        assertThat(catalogue.records(id)).extracting(AuditRecord::act)
                .containsExactly("draft", "submit", "prove", "approve", "activate");
        assertThat(catalogue.records(id)).extracting(AuditRecord::actor)
                .containsExactly(ALICE, ALICE, Actor.SERVICE, BOB, BOB);
        assertThat(catalogue.records(id)).extracting(AuditRecord::to)
                .containsExactly(Stage.DRAFT, Stage.SUBMITTED, Stage.PROVEN, Stage.APPROVED, Stage.ACTIVE);
    }

    @Test
    void a_version_in_force_stays_so_while_the_next_is_reviewed() {
        intoForce(draft("First title"));
        Head second = review.revise(Written.signature(id, "Second title", ""), BOB, WHY, catalogue.head(id).revision());

        assertThat(second.latest()).isEqualTo(2);
        assertThat(catalogue.inForce().stream().filter(version -> version.id().equals(id)).map(SignatureVersion::number)).containsExactly(1);
        assertThat(catalogue.history(id)).extracting(Listing::stage).containsExactly(Stage.DRAFT, Stage.ACTIVE);
        assertThat(catalogue.version(id, 2).origin().parent()).hasValue(1);
    }

    @Test
    void the_author_cannot_approve_however_the_name_is_spelt() {
        Head proven = proven(draft("First title"));

        assertThatThrownBy(() -> review.take(id, 1, Step.APPROVE, Actor.person("Alice"), WHY, proven.revision())).isInstanceOf(FourEyes.class);
        assertThat(catalogue.head(id)).isEqualTo(proven);
    }

    @Test
    void nobody_proves_by_hand_and_what_failed_goes_back_with_the_findings() {
        Head submitted = step(draft("First title"), Step.SUBMIT, ALICE);

        assertThatThrownBy(() -> step(submitted, Step.PROVE, BOB)).isInstanceOf(ServiceOnly.class);
        review.found(id, 1, false, new Why("flow 3 is missed"));
        assertThat(catalogue.head(id).stage()).isEqualTo(Stage.DRAFT);
        assertThat(catalogue.records(id).getLast().why().text()).isEqualTo("flow 3 is missed");
        review.found(id, 1, true, WHY);
        assertThat(catalogue.head(id).stage()).as("a finding that comes too late changes nothing").isEqualTo(Stage.DRAFT);
    }

    @Test
    void every_step_that_is_not_in_the_table_is_refused_and_changes_nothing() {
        for (Stage stage : List.of(Stage.DRAFT, Stage.SUBMITTED, Stage.PROVEN, Stage.APPROVED, Stage.ACTIVE)) {
            Head head = at(stage);
            for (Step step : Step.values()) {
                if (!step.isOpenAt(stage) && step != Step.PROVE) {
                    assertThatThrownBy(() -> review.take(head.id(), 1, step, BOB, WHY, head.revision())).isInstanceOf(StepNotOpen.class)
                            .hasMessageContaining(stage.word());
                }
            }
            assertThat(catalogue.head(head.id())).isEqualTo(head);
        }
    }

    @Test
    void a_stale_look_is_refused_and_tells_the_revision_there_is() {
        Head first = draft("First title");
        step(first, Step.SUBMIT, ALICE);

        assertThatThrownBy(() -> step(first, Step.SUBMIT, ALICE)).isInstanceOfSatisfying(StaleLook.class,
                stale -> assertThat(stale.revision()).isEqualTo(first.revision() + 1));
        assertThatThrownBy(() -> review.revise(Written.signature(id, "Other", ""), ALICE, WHY, first.revision())).isInstanceOf(StaleLook.class);
    }

    @Test
    void an_id_is_begun_once_and_the_same_content_makes_no_version() {
        Head first = draft("First title");

        assertThatThrownBy(() -> draft("Another title")).isInstanceOf(SignatureExists.class);
        assertThatThrownBy(() -> review.revise(Written.signature(id, "First title", "\n\n"), ALICE, WHY, first.revision()))
                .isInstanceOf(NothingChanged.class);
    }

    @Test
    void only_the_newest_version_moves() {
        Head first = draft("First title");
        Head second = review.revise(Written.signature(id, "Second title", ""), ALICE, WHY, first.revision());

        assertThatThrownBy(() -> review.take(id, 1, Step.SUBMIT, ALICE, WHY, second.revision())).isInstanceOf(StepNotOpen.class)
                .hasMessageContaining("only version 2");
        assertThatThrownBy(() -> review.take(id, 3, Step.SUBMIT, ALICE, WHY, second.revision())).isInstanceOf(UnknownVersion.class);
    }

    @Test
    void retiring_writes_a_version_that_says_so_and_what_is_not_in_force_cannot_be_retired() {
        Head draft = draft("First title");
        assertThatThrownBy(() -> retirement.retire(id, BOB, WHY, draft.revision())).isInstanceOf(NotInForce.class);
        Head active = intoForce(draft);

        Head retired = retirement.retire(id, BOB, new Why("it hits DNS"), active.revision());

        assertThat(retired.stage()).isEqualTo(Stage.RETIRED);
        assertThat(retired.force()).map(Head.Force::number).contains(2);
        assertThat(catalogue.latest(id).signature().state()).isEqualTo(new State.Retired("it hits DNS"));
        assertThat(catalogue.latest(id).contentHash()).isEqualTo(retired.contentHash());
        assertThatThrownBy(() -> retirement.retire(id, BOB, WHY, retired.revision())).isInstanceOf(NotInForce.class);
    }

    @Test
    void a_comment_is_on_record_and_moves_nothing() {
        Head head = draft("First title");
        review.comment(id, 1, BOB, new Why("which capture?"));

        assertThat(catalogue.head(id)).isEqualTo(head);
        assertThat(catalogue.records(id).getLast()).satisfies(record -> {
            assertThat(record.act()).isEqualTo("comment");
            assertThat(record.why().text()).isEqualTo("which capture?");
        });
    }

    @Test
    void what_is_unknown_is_named() {
        assertThatThrownBy(() -> catalogue.latest(id)).isInstanceOf(UnknownSignature.class).hasMessageContaining(id.value());
        assertThatThrownBy(() -> catalogue.history(id)).isInstanceOf(UnknownSignature.class);
        draft("First title");
        assertThatThrownBy(() -> catalogue.version(id, 2)).isInstanceOf(UnknownVersion.class)
                .hasMessage("%s has no version 2; its latest is 1".formatted(id));
    }

    @Test
    void searches_find_by_words_family_and_stage_a_page_at_a_time() {
        String word = "zebra" + NEXT.incrementAndGet();
        List<SignatureId> ids = IntStream.range(0, 5).mapToObj(i -> new SignatureId(id + "-" + i)).toList();
        ids.forEach(each -> review.begin(Written.signature(each, "Stripes of the " + word, ""), ALICE, WHY));

        assertThat(find(word.substring(0, 6), Optional.empty(), 500)).containsAll(ids);
        assertThat(find(word + " stripes", Optional.empty(), 500)).containsExactlyElementsOf(ids);
        assertThat(find(word + " spots", Optional.empty(), 500)).isEmpty();
        assertThat(find(word, Optional.empty(), 2)).containsExactly(ids.get(0), ids.get(1));
        assertThat(find(word, Optional.of(ids.get(1)), 2)).containsExactly(ids.get(2), ids.get(3));
        review.revise(Written.signature(ids.get(0), "Plain", ""), ALICE, WHY, 1);
        assertThat(find(word, Optional.empty(), 500)).hasSize(4);
        Search other = new Search(Optional.of(Family.TEAMS), Optional.empty(), Optional.empty(), Optional.of(Stage.DRAFT), Optional.empty(),
                List.of(word), Optional.empty(), 10);
        assertThat(catalogue.search(other)).isEmpty();
    }

    @Test
    void a_tag_is_found_as_a_whole_and_by_no_word() {
        String tag = "zebra-" + NEXT.incrementAndGet();
        SignatureId other = new SignatureId(id + "-other");
        review.begin(Written.tagged(id, tag, "zoo"), ALICE, WHY);
        review.begin(Written.tagged(other, tag + "-crossing", "zoo"), ALICE, WHY);

        assertThat(tagged(tag, "")).containsExactly(id);
        assertThat(tagged("zoo", "")).contains(id, other);
        assertThat(tagged(tag, other.value())).isEmpty();
        assertThat(tagged("zo", "")).isEmpty();
        assertThat(find(tag, Optional.empty(), 500)).doesNotContain(id, other);
        review.revise(Written.tagged(id, "horse"), ALICE, WHY, 1);
        assertThat(tagged(tag, "")).isEmpty();
        assertThat(tagged("horse", "")).contains(id);
    }

    private List<SignatureId> tagged(String tag, String words) {
        return catalogue.search(new Search(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new Tag(tag)),
                Search.words(words), Optional.empty(), 500)).stream().map(Listing::id).toList();
    }

    @Test
    void a_word_is_found_by_what_it_begins_with_whatever_letters_the_database_takes_for_one() {
        review.begin(Written.signature(id, "Chalk for aardvarks", ""), ALICE, WHY);

        assertThat(find("c for", Optional.empty(), 500)).contains(id);
        assertThat(find("a ch", Optional.empty(), 500)).contains(id);
        assertThat(find("d ch", Optional.empty(), 500)).doesNotContain(id);
    }

    @Test
    void the_tree_brings_new_and_changed_signatures_into_force_and_a_second_import_does_nothing() {
        assertThat(take("First title").added()).containsExactly(id);
        assertThat(take("First title").unchanged()).containsExactly(id);
        assertThat(take("Second title").changed()).containsExactly(id);
        assertThat(take("First title").changed()).containsExactly(id);

        assertThat(catalogue.history(id)).extracting(Listing::version).containsExactly(3, 2, 1);
        assertThat(catalogue.head(id).force()).map(Head.Force::number).contains(3);
        assertThat(catalogue.version(id, 3).contentHash()).isEqualTo(catalogue.version(id, 1).contentHash());
        assertThat(catalogue.latest(id).origin().author()).isEqualTo(Actor.TREE);
    }

    @Test
    void what_changed_here_alone_is_not_overwritten_by_the_tree_and_an_export_brings_the_tree_up() {
        take("First title");
        review.revise(Written.signature(id, "Better title", ""), ALICE, WHY, catalogue.head(id).revision());
        intoForce(catalogue.head(id));

        assertThat(take("First title").ahead()).containsExactly(id);
        assertThat(catalogue.latest(id).signature().title()).isEqualTo("Better title");
        assertThat(export.files().get("teams/%s-x/signature.yaml".formatted(id))).contains("Better title");
        assertThat(take("Better title").unchanged()).containsExactly(id);
    }

    @Test
    void what_changed_on_both_sides_is_a_conflict_that_a_person_decides() {
        take("First title");
        review.revise(Written.signature(id, "Title here", ""), ALICE, WHY, catalogue.head(id).revision());
        intoForce(catalogue.head(id));

        assertThat(take("Title there").conflicts()).containsExactly(id);
        assertThat(take("Title there").conflicts()).containsExactly(id);
        assertThat(catalogue.latest(id).signature().title()).isEqualTo("Title here");
        assertThat(trees.conflicts()).extracting(TreeConflict::id).contains(id);

        Head decided = trees.decide(id, true, BOB, WHY, catalogue.head(id).revision());
        assertThat(decided.stage()).isEqualTo(Stage.DRAFT);
        assertThat(catalogue.latest(id).signature().title()).isEqualTo("Title there");
        assertThat(trees.conflicts()).extracting(TreeConflict::id).doesNotContain(id);
        assertThat(take("Title there").ahead()).containsExactly(id);
        assertThatThrownBy(() -> trees.decide(id, true, BOB, WHY, decided.revision())).isInstanceOf(NoConflict.class);
    }

    @Test
    void a_draft_is_not_overtaken_by_the_tree() {
        take("First title");
        review.revise(Written.signature(id, "Draft title", ""), ALICE, WHY, catalogue.head(id).revision());

        assertThat(take("Title there").conflicts()).containsExactly(id);
        Head kept = trees.decide(id, false, BOB, WHY, catalogue.head(id).revision());
        assertThat(kept.stage()).isEqualTo(Stage.DRAFT);
        assertThat(take("Title there").ahead()).containsExactly(id);
    }

    @Test
    void the_chain_holds_and_a_record_that_was_changed_or_lost_is_named() {
        draft("First title");
        assertThat(audit.verify().faults()).isEmpty();
        AuditRecord mine = catalogue.records(id).getFirst();

        tamper("update audit_record set why = 'another reason' where seq = " + mine.seq());
        assertThat(audit.verify().faults()).first().asString().contains("record %d was changed".formatted(mine.seq()));
        tamper("update audit_record set why = 'because' where seq = " + mine.seq());
        assertThat(audit.verify().holds()).isTrue();
        tamper("update signature_version set recipe = 'another' where signature_id = '%s'".formatted(id));
        assertThat(audit.verify().faults()).singleElement().asString().contains("other content");
        tamper("update signature_version set recipe = '%s' where signature_id = '%s'".formatted(Written.RECIPE, id));
        tamper("update audit_head set seq = seq + 1");
        assertThat(audit.verify().faults()).singleElement().asString().contains("the last ones are gone");
        tamper("update audit_head set seq = seq - 1");
        assertThat(audit.verify().holds()).isTrue();
    }

    @Test
    void changes_at_the_same_moment_fork_no_chain_and_lose_no_step() throws Exception {
        Head head = draft("First title");
        List<Callable<Boolean>> asked = Stream.<Callable<Boolean>>concat(
                IntStream.range(0, 8).mapToObj(i -> () -> {
                    review.comment(id, 1, BOB, new Why("comment " + i));
                    return true;
                }),
                IntStream.range(0, 4).mapToObj(i -> () -> {
                    try {
                        step(head, Step.SUBMIT, ALICE);
                        return true;
                    } catch (StaleLook late) {
                        return false;
                    }
                })).toList();
        try (var crowd = Executors.newFixedThreadPool(12)) {
            long done = crowd.invokeAll(asked).stream().filter(future -> future.resultNow()).count();
            assertThat(done).isEqualTo(9);
        }
        assertThat(catalogue.records(id)).hasSize(10);
        assertThat(audit.verify().faults()).isEmpty();
    }

    private void tamper(String sql) {
        QuarkusTransaction.requiringNew().run(() -> assertThat(database.createNativeQuery(sql).executeUpdate()).isEqualTo(1));
    }

    private List<SignatureId> find(String words, Optional<SignatureId> after, int most) {
        return catalogue.search(new Search(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Search.words(words), after,
                most))
                .stream().map(Listing::id).toList();
    }

    private ImportReport take(String title) {
        Path root = Path.of("tree");
        AuthoredSignature authored = Written.at(root.resolve("teams/%s-x".formatted(id)).toString(), id, title, "");
        return trees.take(root, List.of(authored));
    }

    private Head at(Stage stage) {
        SignatureId other = new SignatureId(id + "-" + stage.word());
        Head draft = review.begin(Written.signature(other, "Any title", ""), ALICE, WHY);
        return switch (stage) {
            case DRAFT -> draft;
            case SUBMITTED -> step(draft, Step.SUBMIT, ALICE);
            case PROVEN -> proven(draft);
            case APPROVED -> step(proven(draft), Step.APPROVE, BOB);
            case ACTIVE, RETIRED -> intoForce(draft);
        };
    }

    private Head draft(String title) {
        return review.begin(Written.signature(id, title, ""), ALICE, WHY);
    }

    private Head proven(Head draft) {
        step(draft, Step.SUBMIT, ALICE);
        review.found(draft.id(), draft.latest(), true, new Why("three judges agree"));
        return catalogue.head(draft.id());
    }

    private Head intoForce(Head draft) {
        return step(step(proven(draft), Step.APPROVE, BOB), Step.ACTIVATE, BOB);
    }

    private Head step(Head head, Step step, Actor actor) {
        return review.take(head.id(), head.latest(), step, actor, WHY, head.revision());
    }
}
