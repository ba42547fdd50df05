package io.skywarden.catalogue;

import io.skywarden.capture.Delivery;
import io.skywarden.capture.SentCapture;
import io.skywarden.signature.yaml.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * What somebody sent as a form: a signature, and captures with what is claimed of them.
 *
 * @param document the signature, YAML or JSON
 * @param parts the captures as they arrived, not looked at yet
 * @param digests what their SHA-256 are said to be; none if nobody said
 */
public record SubmittedForm(String document, List<Delivery.Part> parts, List<String> digests) {

    private static final String SIGNATURE = "signature";

    /**
     * Reads a form.
     *
     * @param files the parts that came as files, the signature perhaps among them
     * @param field the signature if it came as a field
     * @throws IllegalArgumentException if there is no signature, or more than one, or one that is no text
     */
    public static SubmittedForm read(List<Delivery.Part> files, Optional<String> field, List<String> digests) {
        List<Delivery.Part> documents = files.stream().filter(file -> file.part().equals(SIGNATURE)).toList();
        List<Delivery.Part> captures = files.stream().filter(file -> !file.part().equals(SIGNATURE)).toList();
        if (documents.size() > 1) {
            throw new IllegalArgumentException("the form has %d parts named 'signature': send one".formatted(documents.size()));
        }
        String document = documents.stream().findFirst().map(SubmittedForm::text).or(() -> field).filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("there is no signature: send it as the body, or as the part 'signature' of a form"));
        return new SubmittedForm(document, captures, digests);
    }

    /** @throws io.skywarden.capture.DeliveryRefused for captures that are not taken */
    public List<SentCapture> captures(Delivery.Bounds bounds) {
        return new Delivery(bounds).of(parts, digests);
    }

    private static String text(Delivery.Part document) {
        try {
            if (document.bytes() > Submission.LONGEST * 4L) {
                throw new IllegalArgumentException("the signature has %d bytes, and %d is the most".formatted(document.bytes(), Submission.LONGEST));
            }
            return Files.readString(document.file());
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("the part 'signature' is not UTF-8 text", notUtf8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what was sent", e);
        }
    }
}
