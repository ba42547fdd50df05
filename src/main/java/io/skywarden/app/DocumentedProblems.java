package io.skywarden.app;

import io.skywarden.problem.Kind;
import io.skywarden.problem.ProblemDocument;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problems an operation may answer, as answers of the API's description: one schema, and an example of each kind. */
final class DocumentedProblems {

    /** The member of an operation that lists its own kinds by their slugs. */
    private static final String OWN = "x-problems";

    private static final Set<Kind> OF_ALL =
            EnumSet.of(Kind.MALFORMED_REQUEST, Kind.NOT_ACCEPTABLE, Kind.CONTENT_TOO_LARGE, Kind.UNEXPECTED);
    private static final Map<String, Kind> BY_SLUG =
            Arrays.stream(Kind.values()).collect(Collectors.toUnmodifiableMap(Kind::slug, kind -> kind));

    /** Fills in the components: the schema, and an example of each kind that none was written for. */
    DocumentedProblems(Components components) {
        components.addSchema("Problem", schema());
        Set<String> written = components.getExamples() == null ? Set.of() : Set.copyOf(components.getExamples().keySet());
        for (Kind kind : Kind.values()) {
            if (written.contains(kind.slug())) {
                continue;
            }
            components.addExample(kind.slug(), OASFactory.createExample().summary(kind.title()).value(Map.of(
                    "type", "/problems/" + kind.slug(), "title", kind.title(), "status", kind.status(),
                    "detail", "what is wrong here, and how to mend it", "instance", "/api/v1/signatures/A1")));
        }
    }

    void describe(Operation operation) {
        Map<Integer, List<Kind>> byStatus = kinds(operation).stream()
                .collect(Collectors.groupingBy(Kind::status, TreeMap::new, Collectors.toList()));
        operation.removeExtension(OWN);
        operation.getResponses().getAPIResponses().keySet().stream().filter(status -> status.compareTo("400") >= 0).toList()
                .forEach(operation.getResponses()::removeAPIResponse);
        byStatus.forEach((status, kinds) -> operation.getResponses().addAPIResponse("" + status, answer(status, kinds)));
    }

    private static Set<Kind> kinds(Operation operation) {
        Set<Kind> kinds = EnumSet.copyOf(OF_ALL);
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            kinds.add(Kind.UNAUTHENTICATED);
            if (operation.getSecurity().stream().flatMap(need -> need.getSchemes().values().stream()).anyMatch(roles -> !roles.isEmpty())) {
                kinds.add(Kind.FORBIDDEN);
            }
        }
        // A file is answered as it is, whatever the client accepts.
        if (operation.getResponses().hasAPIResponse("304")) {
            kinds.remove(Kind.NOT_ACCEPTABLE);
        }
        if (operation.getRequestBody() != null) {
            kinds.add(Kind.UNSUPPORTED_MEDIA_TYPE);
        }
        if (operation.getExtensions() != null && operation.getExtensions().get(OWN) instanceof List<?> own) {
            own.forEach(slug -> kinds.add(known(operation, String.valueOf(slug))));
        }
        return kinds;
    }

    private static Kind known(Operation operation, String slug) {
        Kind kind = BY_SLUG.get(slug);
        if (kind == null) {
            throw new IllegalStateException("%s: '%s' is no kind of problem".formatted(operation.getOperationId(), slug));
        }
        return kind;
    }

    private static APIResponse answer(int status, List<Kind> kinds) {
        MediaType media = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        kinds.forEach(kind -> media.addExample(kind.slug(), OASFactory.createExample().ref(kind.slug())));
        Content content = OASFactory.createContent().addMediaType(ProblemDocument.MEDIA_TYPE, media);
        APIResponse answer = OASFactory.createAPIResponse().content(content)
                .description(kinds.stream().map(Kind::title).collect(Collectors.joining("; or: ")));
        if (status == Kind.TOO_MANY_REQUESTS.status() || status == Kind.BUSY.status()) {
            answer.addHeader("Retry-After", OASFactory.createHeader().ref("Retry-After"));
        }
        if (status == Kind.UNAUTHENTICATED.status()) {
            answer.addHeader("WWW-Authenticate", OASFactory.createHeader().ref("WWW-Authenticate"));
        }
        return answer;
    }

    private static Schema schema() {
        Schema type = text("Which kind of problem, of a closed list").enumeration(
                Arrays.stream(Kind.values()).map(kind -> (Object) ("/problems/" + kind.slug())).toList());
        return OASFactory.createSchema().addType(SchemaType.OBJECT)
                .description("A problem (RFC 9457). Some kinds have further members; docs/reference/problems has a page for each.")
                .addProperty("type", type)
                .addProperty("title", text("The kind in words"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What is wrong here, and how to mend it"))
                .addProperty("instance", text("The path that was asked for"))
                .required(List.of("type", "title", "status", "detail", "instance"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
