package io.skywarden.proof.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An account as SARIF 2.1.0: rules are the signatures, results the findings, each at the line of the file that causes it. Clauses
 * below are those of the OASIS standard.
 */
public final class SarifReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    /** Findings of no signature. A slash is in no signature's id, so this is nobody's. */
    private static final String NOT_JUDGED = "skywarden/not-judged";
    private static final String FINGERPRINT = "skywardenFinding/v1";

    private final Account account;
    private final List<String> rules;

    private SarifReport(Account account) {
        this.account = account;
        Set<String> ids = new LinkedHashSet<>(account.signatures().stream().map(SignatureOutcome::id).toList());
        account.vanished().forEach(entry -> ids.add(rule(entry.signature())));
        ids.add(NOT_JUDGED);
        this.rules = List.copyOf(ids);
    }

    public static String of(Account account) {
        SarifReport report = new SarifReport(account);
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(report.run()));
        try {
            return JSON.writeValueAsString(log) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps, lists and strings can always be written", e);
        }
    }

    private static String rule(String signature) {
        return signature.isEmpty() ? NOT_JUDGED : signature;
    }

    private Map<String, Object> run() {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Skywarden");
        driver.put("rules", descriptors());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("invocations", List.of(invocation()));
        run.put("columnKind", "unicodeCodePoints");
        run.put("results", Stream.concat(account.news().map(this::result), account.vanished().stream().map(this::vanished)).toList());
        run.put("properties", Map.of("summary", account.summary()));
        return run;
    }

    private List<Map<String, Object>> descriptors() {
        Map<String, Map<String, Object>> byId = account.signatures().stream().collect(Collectors.toMap(SignatureOutcome::id, SarifReport::descriptor));
        return rules.stream().map(id -> byId.getOrDefault(id, bare(id))).toList();
    }

    private static Map<String, Object> bare(String id) {
        return id.equals(NOT_JUDGED) ? Map.of("id", id, "shortDescription", text(Level.NOT_JUDGED.title())) : Map.of("id", id);
    }

    private static Map<String, Object> descriptor(SignatureOutcome outcome) {
        var signature = outcome.authored().signature();
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", outcome.id());
        rule.put("shortDescription", text(signature.title()));
        rule.put("fullDescription", text(signature.description().strip()));
        rule.put("properties", Map.of("contentHash", outcome.authored().contentHash(), "state", signature.state().word(),
                "tags", List.of(signature.family().name(), signature.era().name())));
        return rule;
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private Map<String, Object> result(Told told) {
        Map<String, Object> result = base(told.signature().map(Object::toString).orElse(""), told.level(), told.line(), told.fingerprint());
        result.put("kind", "fail");
        result.put("level", told.fails() ? "error" : "warning");
        account.change().ifPresent(_ -> result.put("baselineState", "new"));
        result.put("locations", List.of(location(told)));
        result.put("properties", properties(told));
        return result;
    }

    /** A result that was there before and is not there now (3.27.24). */
    private Map<String, Object> vanished(Baseline.Entry entry) {
        Map<String, Object> result = base(entry.signature(), entry.level(), entry.line(), entry.fingerprint());
        result.put("kind", "fail");
        result.put("level", "note");
        result.put("baselineState", "absent");
        return result;
    }

    private Map<String, Object> base(String signature, Level level, String line, Fingerprint fingerprint) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", rule(signature));
        result.put("ruleIndex", rules.indexOf(rule(signature)));
        result.put("message", text(level.title() + ". " + line));
        result.put("partialFingerprints", Map.of(FINGERPRINT, fingerprint.hex()));
        return result;
    }

    private static Map<String, Object> location(Told told) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("artifactLocation", Map.of("uri", told.place().uri().toASCIIString()));
        // A capture is no text, so it has no lines (3.30.1).
        told.signature().ifPresent(_ -> file.put("region", Map.of("startLine", told.place().line())));
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", file);
        location.put("logicalLocations", logical(told));
        return location;
    }

    /** Where in the capture: the flow and the packet. */
    private static List<Map<String, Object>> logical(Told told) {
        List<Map<String, Object>> logical = new ArrayList<>();
        told.evidence().forEach(evidence -> logical.add(Map.of("name", evidence.flow(), "kind", "flow",
                "fullyQualifiedName", "%s/%s/%d".formatted(told.finding().capture(), evidence.flow(), evidence.packet()))));
        return logical.isEmpty() ? List.of(Map.of("name", told.finding().capture(), "kind", "capture")) : logical;
    }

    private static Map<String, Object> properties(Told told) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("level", told.level().word());
        properties.put("capture", told.finding().capture());
        properties.put("judges", told.judges());
        properties.put("flows", told.evidence().stream()
                .map(evidence -> Map.of("flow", evidence.flow(), "packet", evidence.packet(), "what", evidence.what())).toList());
        return properties;
    }

    /** What did not speak is told here: a run whose tool was not whole must not look like one without results (3.20.21). */
    private Map<String, Object> invocation() {
        List<Map<String, Object>> notes = new ArrayList<>();
        String absent = account.failOn().contains(Level.UNPROVEN) ? "error" : "warning";
        account.proof().notRun().forEach(line -> notes.add(note(absent, "not run: " + line)));
        account.proof().absent().forEach(line -> notes.add(note(absent, "absent capture: " + line)));
        account.proof().damaged().forEach(line -> notes.add(note("warning", "damaged capture: " + line)));
        return Map.of("executionSuccessful", true, "toolExecutionNotifications", notes);
    }

    private static Map<String, Object> note(String level, String text) {
        return Map.of("level", level, "message", text(text));
    }
}
