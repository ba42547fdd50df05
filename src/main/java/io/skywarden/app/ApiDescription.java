package io.skywarden.app;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The description of the API: what the scanner found and {@code META-INF/openapi.yaml} says, with what is common to all written out. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ApiDescription implements OASFilter {

    private static final String PARAMETERS = "#/components/parameters/";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        DocumentedProblems problems = new DocumentedProblems(api.getComponents());
        api.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream()).forEach(operation -> {
            operation.setParameters(parameters(operation, api.getComponents().getParameters()));
            answers(operation.getResponses());
            problems.describe(operation);
        });
    }

    /** A parameter that the components describe is named by its place there; one that was written down stands for the scanned one. */
    private static List<Parameter> parameters(Operation operation, Map<String, Parameter> described) {
        List<Parameter> given = operation.getParameters() == null ? List.of() : operation.getParameters();
        List<Parameter> written = given.stream().filter(parameter -> parameter.getRef() != null).toList();
        List<Parameter> scanned = given.stream().filter(parameter -> parameter.getRef() == null).toList();
        List<Parameter> all = new ArrayList<>();
        for (Parameter parameter : scanned) {
            boolean replaced = written.stream().map(each -> described.get(each.getRef().substring(PARAMETERS.length())))
                    .anyMatch(each -> same(each, parameter));
            Parameter known = described.get(parameter.getName());
            if (!replaced) {
                all.add(known != null && same(known, parameter)
                        ? OASFactory.createParameter().ref(PARAMETERS + parameter.getName()) : parameter);
            }
        }
        return Stream.concat(all.stream(), written.stream()).toList();
    }

    private static boolean same(Parameter one, Parameter other) {
        return one.getName().equals(other.getName()) && one.getIn() == other.getIn();
    }

    // The scanner gives each method that makes its answer itself a 200; where another success is written down, that one is true.
    private static void answers(APIResponses answers) {
        if (answers.getAPIResponses().keySet().stream().anyMatch(status -> status.equals("201") || status.equals("204"))) {
            answers.removeAPIResponse("200");
        }
        answers.getAPIResponses().values().stream().filter(answer -> answer.getRef() != null).forEach(answer -> answer.setDescription(null));
    }
}
