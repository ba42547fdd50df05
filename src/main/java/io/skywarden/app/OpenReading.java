package io.skywarden.app;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Keeps the catalogue to people who are known here, where the operator wants it so; drafts tell what somebody is looking for. */
@Singleton
final class OpenReading {

    /** Filters are made before settings are read. */
    private final Instance<Settings> settings;
    private final CurrentIdentityAssociation caller;

    OpenReading(Instance<Settings> settings, CurrentIdentityAssociation caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @ServerRequestFilter
    public Uni<Response> check(UriInfo asked) {
        return !isCatalogue(asked.getPath()) || settings.get().openReading() ? Uni.createFrom().nullItem()
                : caller.getDeferredIdentity().map(identity -> identity.isAnonymous() ? refusal(asked) : null);
    }

    private static boolean isCatalogue(String path) {
        return path.startsWith("/api/v1/signatures") || path.startsWith("/api/v1/proofs");
    }

    private static Response refusal(UriInfo asked) {
        return ProblemAnswer.to(asked, new Problem(Kind.UNAUTHENTICATED,
                "this service shows its catalogue to known people only: send a token as 'Authorization: Bearer …'"));
    }
}
