package io.skywarden.catalogue.http;

import io.skywarden.catalogue.FieldReport;
import io.skywarden.catalogue.SensorName;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.signature.SignatureId;
import java.util.List;

/**
 * What somebody sends of a sensor. The rules it ran are named by the version, or as alerts name them, by number and revision.
 *
 * @param hours none is no hour
 * @param falsePositives none is no hit that was wrong
 */
record FeedbackRequest(String signature, Integer version, Long sid, Integer rev, String sensor, Integer hours, Integer falsePositives, String note) {

    private static final int MOST = 999_999_999;

    static FeedbackRequest checked(FeedbackRequest sent) {
        if (sent == null || sent.signature == null) {
            throw refused("the body is to be {\"signature\": …, \"version\": …, \"sensor\": …, \"hours\": …}: what a sensor saw of which version");
        }
        boolean byRule = sent.sid != null && sent.rev != null;
        if ((sent.version == null) != byRule || (sent.sid == null) != (sent.rev == null)) {
            throw refused("name the rules by 'version', or by 'sid' and 'rev' of an alert, and not by both");
        }
        if (sent.version != null && (sent.version < 1 || sent.version > MOST)) {
            throw refused("version: versions count from 1 to %d".formatted(MOST));
        }
        return sent;
    }

    SignatureId id() {
        return Asker.orRefused(Kind.MALFORMED_REQUEST, () -> new SignatureId(signature));
    }

    FieldReport.Seen seen() {
        return Asker.orRefused(Kind.MALFORMED_REQUEST, () -> new FieldReport.Seen(new SensorName(sensor), hours == null ? 0 : hours,
                falsePositives == null ? 0 : falsePositives, note));
    }

    /** All of it, for telling one request from another. */
    List<String> words() {
        return List.of("feedback", signature, "" + version, "" + sid, "" + rev, "" + sensor, "" + hours, "" + falsePositives, "" + note);
    }

    private static Refusal refused(String why) {
        return new Refusal(new Problem(Kind.MALFORMED_REQUEST, why));
    }
}
