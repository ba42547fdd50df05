package io.skywarden.proof.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skywarden.proof.Proof;
import io.skywarden.proof.ProofReport;

/** An account as text or as JSON. Without a baseline it is the report of the proof itself; with one it tells what changed. */
public final class TextReport {

    private static final int MOST = 200;
    private static final int MOST_FLOWS = 10;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private TextReport() {}

    public static String text(Account account) {
        if (account.change().isEmpty()) {
            return withFlows(account);
        }
        StringBuilder text = new StringBuilder();
        account.news().limit(MOST).forEach(told -> text.append("new           ").append(told.line()).append('\n'));
        long left = account.news().count() - MOST;
        if (left > 0) {
            text.append("… and %d more; --format json has all\n".formatted(left));
        }
        account.vanished().forEach(entry -> text.append("vanished      ").append(printable(entry.line())).append('\n'));
        account.proof().notRun().forEach(line -> text.append("not run       ").append(line).append('\n'));
        account.proof().absent().forEach(line -> text.append("absent        ").append(line).append('\n'));
        account.proof().costs().forEach(cost -> text.append(ProofReport.line(cost)));
        return text.append("%s: %s%n".formatted(account.verdict(), account.summary())).toString();
    }

    /** What the proof says, and behind a shortfall the packets that were missed. */
    private static String withFlows(Account account) {
        StringBuilder text = new StringBuilder();
        account.findings().stream().limit(MOST).filter(told -> told.level() == Level.SHORTFALL)
                .forEach(told -> told.evidence().stream().limit(MOST_FLOWS).forEach(evidence -> text.append("  %s on %s: %s%n".formatted(
                        told.signature().map(Object::toString).orElse(""), told.finding().capture(), evidence))));
        String report = ProofReport.text(account.proof());
        if (account.failsForAbsence()) {
            text.append("unproven      a judge or a capture is absent, and --fail-on says that this fails\n");
        }
        int last = report.strip().lastIndexOf('\n') + 1;
        return report.substring(0, last) + text + report.substring(last);
    }

    public static String json(Account account) {
        String whole = ProofReport.json(only(account));
        if (account.change().isEmpty()) {
            return whole;
        }
        try {
            ObjectNode root = (ObjectNode) JSON.readTree(whole);
            // What is known is still not as it should be.
            ((ObjectNode) root.get("summary")).put("proven", account.proof().holds());
            root.set("baseline", change(account.change().get()));
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was just written can be read", e);
        }
    }

    private static JsonNode change(Account.Change change) {
        ObjectNode node = JSON.createObjectNode();
        node.put("known", change.known());
        node.put("not_sought", change.notSought());
        change.vanished().forEach(entry -> node.withArray("vanished").addObject().put("fingerprint", entry.fingerprint().hex())
                .put("level", entry.level().word()).put("line", entry.line()));
        return node;
    }

    /** The proof with its new findings only. */
    private static Proof only(Account account) {
        return account.proof().only(account.news().map(Told::finding).toList());
    }

    /** A baseline is a file of anybody; a terminal obeys control characters. */
    private static String printable(String line) {
        return line.replaceAll("\\p{C}", "?");
    }
}
