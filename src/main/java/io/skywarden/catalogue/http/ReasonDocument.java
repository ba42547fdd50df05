package io.skywarden.catalogue.http;

import io.skywarden.catalogue.Why;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;

/** Why something is done, as it is sent with a step. */
record ReasonDocument(String reason) {

    /** No body at all says no reason either. */
    static Why why(ReasonDocument sent) {
        if (sent == null || sent.reason == null) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, "the body is to be {\"reason\": \"…\"}: why this is done goes on record"));
        }
        return Asker.why(sent.reason);
    }
}
