package io.skywarden.catalogue.http;

import io.skywarden.capture.Delivery;
import io.skywarden.capture.SentCapture;
import io.skywarden.catalogue.AttachedCapture;
import io.skywarden.catalogue.SubmittedDocument;
import io.skywarden.catalogue.SubmittedForm;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * What an analyst handed in, as a document or as a form.
 *
 * @param document word for word
 * @param reason why; null if nobody said
 */
record Handed(AuthoredSignature content, String document, String reason, List<SentCapture> captures) {

    static Handed document(String document, String reason) {
        return new Handed(SubmittedDocument.read(document), document, reason, List.of());
    }

    static Handed form(List<FileUpload> files, String signature, String reason, List<String> digests, Delivery.Bounds bounds) {
        try {
            SubmittedForm form = SubmittedForm.read(
                    files.stream().map(file -> new Delivery.Part(file.name(), file.fileName(), file.uploadedFile(), file.size())).toList(),
                    Optional.ofNullable(signature), digests);
            return new Handed(SubmittedDocument.read(form.document()), form.document(), reason, form.captures(bounds));
        } catch (IllegalArgumentException unfit) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, unfit.getMessage()));
        }
    }

    /** All of it in words, for telling one request from another. */
    List<String> words(String act, String... more) {
        return Stream.of(Stream.of(act, document), captures.stream().map(capture -> capture.name() + " " + capture.digest() + " "
                + AttachedCapture.word(capture.claim())), Stream.of(more)).flatMap(words -> words).toList();
    }
}
