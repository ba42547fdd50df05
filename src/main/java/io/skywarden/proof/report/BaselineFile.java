package io.skywarden.proof.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skywarden.proof.UnusableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A baseline as a JSON file that is kept beside the signatures (docs/reference/baseline.md). */
public final class BaselineFile {

    private static final String FORMAT = "skywarden-baseline";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** Read first, so that a file of another version is told as such, whatever else is in it. */
    private record Head(String format, int version) {}

    private record Written(String format, int version, List<Finding> findings) {}

    private record Finding(String fingerprint, String level, String signature, String capture, List<String> judges, String line) {

        static Finding of(Baseline.Entry entry) {
            return new Finding(entry.fingerprint().hex(), entry.level().word(), entry.signature(), entry.capture(), entry.judges(), entry.line());
        }

        Baseline.Entry entry() {
            return new Baseline.Entry(new Fingerprint(fingerprint), Level.named(level), signature, capture, judges, line);
        }
    }

    private BaselineFile() {}

    public static String text(Baseline baseline) {
        try {
            return JSON.writeValueAsString(new Written(FORMAT, VERSION, baseline.entries().stream().map(Finding::of).toList())) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain records can always be written", e);
        }
    }

    /** @throws UnusableInput when it is no baseline of this version */
    public static Baseline read(Path file) {
        try {
            return parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (JsonProcessingException malformed) {
            throw new UnusableInput("%s: is no baseline (line %d: %s): write one with --write-baseline".formatted(file,
                    malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr(), malformed.getOriginalMessage()));
        } catch (IOException e) {
            throw new UnusableInput("%s: the baseline cannot be read (%s): write one with --write-baseline"
                    .formatted(file, e.getClass().getSimpleName().replace("Exception", "")));
        }
    }

    private static Baseline parse(Path file, String text) throws JsonProcessingException {
        Head head = JSON.readerFor(Head.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).readValue(text);
        if (head == null) {
            throw new UnusableInput("%s: is no baseline (it is null): write one with --write-baseline".formatted(file));
        }
        if (!FORMAT.equals(head.format) || head.version != VERSION) {
            throw new UnusableInput("%s: is '%s' of version %d, not '%s' of version %d: write a new one with --write-baseline"
                    .formatted(file, head.format, head.version, FORMAT, VERSION));
        }
        try {
            List<Baseline.Entry> entries = JSON.readValue(text, Written.class).findings.stream().map(Finding::entry).toList();
            Set<Fingerprint> seen = new HashSet<>();
            entries.stream().filter(entry -> !seen.add(entry.fingerprint())).findFirst().ifPresent(twice -> {
                throw new IllegalArgumentException("fingerprint %s stands there twice".formatted(twice.fingerprint().hex()));
            });
            return new Baseline(entries);
        } catch (IllegalArgumentException | NullPointerException unusable) {
            throw new UnusableInput("%s: is no baseline (%s): write one with --write-baseline".formatted(file, unusable.getMessage()));
        }
    }
}
