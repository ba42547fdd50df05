package io.skywarden.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.Claim;
import io.skywarden.capture.SentCapture;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of captures that come with versions, on every database. */
abstract class AttachedContract {

    private static final Actor ALICE = Actor.person("alice");
    private static final Actor BOB = Actor.person("bob");
    private static final Why WHY = new Why("because");
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    Catalogue catalogue;

    @Inject
    Review review;

    @Inject
    Audit audit;

    private final SignatureId id = new SignatureId("C" + NEXT.incrementAndGet() + "-" + getClass().getSimpleName().substring(0, 12));

    @Test
    void captures_come_with_a_version_and_every_later_one_answers_for_them(@TempDir Path folder) throws IOException {
        SentCapture office = Sent.capture(folder, "office.pcap", Claim.NEGATIVE, id.hashCode());
        SentCapture call = Sent.capture(folder, "call.pcap", Claim.POSITIVE, id.hashCode() + 1);
        Head first = review.begin(Written.signature(id, "First title", ""), List.of(office), ALICE, WHY);
        review.revise(Written.signature(id, "Second title", ""),
                List.of(call, new SentCapture("sent/again.pcap", office.file(), office.digest(), Claim.NONE)), BOB, WHY, first.revision());

        assertThat(catalogue.captures(id, 1)).containsExactly(attached(1, office));
        assertThat(catalogue.captures(id, 2)).as("the newer claim stands")
                .containsExactly(attached(2, new SentCapture("sent/again.pcap", office.file(), office.digest(), Claim.NONE)), attached(2, call));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(catalogue.copy(office.digest(), bytes)).isTrue();
        assertThat(bytes.toByteArray()).isEqualTo(Files.readAllBytes(office.file()));
        assertThat(catalogue.copy(new CaptureDigest("0".repeat(64)), bytes)).isFalse();
        assertThat(catalogue.records(id)).extracting(AuditRecord::act).containsExactly("draft", "attach", "draft", "attach", "attach");
        assertThat(catalogue.records(id).get(1).why().text()).isEqualTo("negative sha256 %s sent/office.pcap".formatted(office.digest()));
        assertThat(catalogue.capturesInForce()).doesNotContainKey(id);
        assertThat(audit.verify(Optional.empty()).faults()).isEmpty();
    }

    @Test
    void what_is_in_force_answers_for_its_own_captures_and_not_for_those_of_a_later_draft(@TempDir Path folder) {
        SentCapture office = Sent.capture(folder, "office.pcap", Claim.NEGATIVE, id.hashCode());
        Head draft = review.begin(Written.signature(id, "First title", ""), List.of(office), ALICE, WHY);
        review.take(id, 1, Step.SUBMIT, ALICE, WHY, draft.revision());
        review.found(id, 1, true, WHY);
        review.take(id, 1, Step.APPROVE, BOB, WHY, catalogue.head(id).revision());
        review.take(id, 1, Step.ACTIVATE, BOB, WHY, catalogue.head(id).revision());
        review.revise(Written.signature(id, "Second title", ""),
                List.of(Sent.capture(folder, "later.pcap", Claim.NEGATIVE, id.hashCode() + 1)), ALICE, WHY, catalogue.head(id).revision());

        assertThat(catalogue.capturesInForce().get(id)).containsExactly(attached(1, office));
    }

    private AttachedCapture attached(int number, SentCapture sent) {
        return new AttachedCapture(id, number, sent.name(), sent.digest(), sent.claim(), sent.file().toFile().length());
    }
}
