package io.skywarden.access.http;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method and a path that the application answers, as its classes declare it.
 *
 * @param consumes the media type of the body, JSON unless the method says otherwise
 */
public record Endpoint(String method, String path, String consumes) {

    public static List<Endpoint> all() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.skywarden").stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream()).flatMap(method -> of(method).stream()).toList();
    }

    /** As the table spells it. */
    public String name() {
        return method + " " + path;
    }

    private static Optional<Endpoint> of(JavaMethod method) {
        return method.getAnnotations().stream().map(JavaAnnotation::getRawType).filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getAnnotationOfType(HttpMethod.class).value()).findFirst()
                .map(verb -> new Endpoint(verb, path(method), consumes(method)));
    }

    private static String path(JavaMethod method) {
        String both = Stream.of(method.getOwner().tryGetAnnotationOfType(Path.class), method.tryGetAnnotationOfType(Path.class)).flatMap(Optional::stream)
                .map(Path::value).map(part -> part.startsWith("/") ? part : "/" + part).reduce("", String::concat);
        return both.replaceAll("\\{\\s*([^:}\\s]+)\\s*(:(?:[^{}]|\\{[^{}]*\\})*)?\\}", "{$1}");
    }

    private static String consumes(JavaMethod method) {
        return Stream.of(method.tryGetAnnotationOfType(Consumes.class), method.getOwner().tryGetAnnotationOfType(Consumes.class))
                .flatMap(Optional::stream)
                .map(annotation -> annotation.value()[0]).findFirst().orElse("application/json");
    }
}
