package io.skywarden.catalogue.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.skywarden.access.Submissions;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Why;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Supplier;

/** Who asks for a change, what they looked at before, and under which key they may ask again. */
@RequestScoped
class Asker {

    private static final String KEY = "Idempotency-Key";

    private final SecurityIdentity identity;
    private final HttpHeaders headers;
    private final Submissions submissions;

    Asker(SecurityIdentity identity, HttpHeaders headers, Submissions submissions) {
        this.identity = identity;
        this.headers = headers;
        this.submissions = submissions;
    }

    Actor actor() {
        return orRefused(Kind.FORBIDDEN, () -> Actor.person(identity.getPrincipal().getName()));
    }

    /** Who hands in a document, if not too often. */
    Actor submitter() {
        submissions.count(identity.getPrincipal().getName());
        return actor();
    }

    /** The revision in the If-Match header; without one nobody can tell whose change would be lost. */
    int revision() {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null) {
            throw new Refusal(new Problem(Kind.PRECONDITION_REQUIRED,
                    "a change needs the header If-Match with the ETag that GET answered: otherwise it might undo another's"));
        }
        if (!given.matches("\"[1-9][0-9]{0,8}\"")) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, "If-Match is to be one ETag as GET answered it, such as \"7\""));
        }
        return Integer.parseInt(given.substring(1, given.length() - 1));
    }

    Optional<String> key() {
        Optional<String> key = Optional.ofNullable(headers.getHeaderString(KEY));
        if (key.filter(text -> !text.matches("[\\x21-\\x7e]{1,100}")).isPresent()) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, KEY + " is to have 1 to 100 printable ASCII characters and no blank"));
        }
        return key;
    }

    static Why why(String reason) {
        return orRefused(Kind.MALFORMED_REQUEST, () -> new Why(reason));
    }

    /** The value, or a refusal in the words of what would not make it. */
    static <T> T orRefused(Kind kind, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException unfit) {
            throw new Refusal(new Problem(kind, unfit.getMessage()));
        }
    }
}
