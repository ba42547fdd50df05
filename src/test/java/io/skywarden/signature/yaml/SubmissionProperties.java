package io.skywarden.signature.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Documents come from strangers: each is read, or refused with complaints, and nothing else happens. */
class SubmissionProperties {

    /** {@code -Dtests.submissions=1000000} for a long night. */
    private static final int MUTATED = Integer.getInteger("tests.submissions", 4_000);
    private static final List<String> SOUND = sound();
    private static final List<String> FRAGMENTS = List.of("", " ", "\n", "\t", "\r", "\0", "\ud800", "\ufeff", "\u2028", "\u0085", "'", "\"", "\\",
            "\\ud800", "\\0", "\\UFFFFFFFF", "#", " #", ": ", ":", "- ", "? ", "[", "]", "{", "}", ",", "|", ">", "|2-", "&a ", "*a", "!!int ", "!x ", "<<: *a",
            "---", "...", "%YAML 9.9", "~", "null", "true", "0", "-1", "65536", "99999999999", "1e9", "18..45", "9..1", "..", "?? 0?", "zz",
            "skype.com", "skype.com\"; sid:1; ", "$HOME_NET", ";)", "£", "\ud83d\ude00", "any: [", "all: ", "shows:", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "a".repeat(300), "proof: {captures: []}", "peer: {}", "tags: [b, a]\n", "tags: [a, a]", "count: {within: 1, packets-per-pair: 1}");

    @Property(tries = 1_000)
    void any_text_is_answered(@ForAll String text) {
        answer(text);
    }

    /** The seed is fixed: what fails once fails again. */
    @Example
    void mutated_documents_are_answered() {
        Random random = new Random(20_150_401);
        int read = 0;
        for (int i = 0; i < MUTATED; i++) {
            read += answer(mutated(random)) ? 1 : 0;
        }
        // Both answers must occur, or the mutations are too wild or too tame.
        assertThat(read).isBetween(MUTATED / 50, MUTATED * 9 / 10);
    }

    /** Whether it was read; then what is kept says the same again. */
    private static boolean answer(String document) {
        AuthoredSignature read;
        try {
            read = Submission.read(document, "submission");
        } catch (MalformedSubmission refused) {
            assertThat(refused.complaints()).isNotEmpty().hasSizeLessThanOrEqualTo(101).allSatisfy(complaint -> {
                assertThat(complaint.line()).isBetween(1, 1 + (int) document.chars().filter(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0).count());
                assertThat(complaint.path()).matches("(?s)(/([^~/]|~[01])*)*");
            });
            return false;
        } catch (RuntimeException | StackOverflowError other) {
            throw new AssertionError("this document was not answered: " + document, other);
        }
        assertThat(SignatureText.read("kept", read.text()).form()).as(document).isEqualTo(read.form());
        assertThat(Submission.read(read.form().json(), "form").form()).as(document).isEqualTo(read.form());
        return true;
    }

    private static String mutated(Random random) {
        String document = one(SOUND, random);
        for (int i = random.nextInt(4); i >= 0; i--) {
            document = switch (random.nextInt(6)) {
                case 0, 1 -> spliced(document, one(FRAGMENTS, random), random, 0);
                case 2, 3 -> spliced(document, one(FRAGMENTS, random), random, 1 + random.nextInt(12));
                case 4 -> lines(document, random);
                default -> spliced(document, part(one(SOUND, random), random), random, random.nextInt(60));
            };
        }
        return document;
    }

    /** With a text put somewhere, in place of so many characters. */
    private static String spliced(String document, String text, Random random, int instead) {
        int at = random.nextInt(document.length() + 1);
        return document.substring(0, at) + text + document.substring(Math.min(document.length(), at + instead));
    }

    private static String part(String document, Random random) {
        int at = random.nextInt(document.length() + 1);
        return document.substring(at, Math.min(document.length(), at + random.nextInt(60)));
    }

    private static String lines(String document, Random random) {
        List<String> lines = new ArrayList<>(document.lines().toList());
        if (!lines.isEmpty()) {
            Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
            lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<String> sound() {
        List<String> all = new ArrayList<>();
        all.add(SubmissionTest.YAML);
        for (AuthoredSignature authored : CanonicalFormTest.CATALOGUE) {
            all.add(SubmissionTest.document(authored));
            all.add(authored.form().json());
        }
        return all;
    }
}
