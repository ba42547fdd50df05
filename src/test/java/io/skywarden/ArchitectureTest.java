package io.skywarden;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.Temporal;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Who may know whom. Some rules allow an empty match, since a package is ruled before its first class is written. */
@AnalyzeClasses(packages = "io.skywarden", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrows_in_the_drawing_are_the_only_arrows_in_the_code = classes()
            .should(adhereToPlantUmlDiagram(
                    Path.of("docs/architecture.puml"), consideringOnlyDependenciesInAnyPackage("io.skywarden..")));

    @ArchTest
    static final ArchRule packages_form_no_cycle = slices().matching("io.skywarden.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule a_signature_is_plain_java = classes()
            .that().resideInAPackage("io.skywarden.signature")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "io.skywarden.signature");

    @ArchTest
    static final ArchRule the_yaml_form_needs_only_a_yaml_library = classes()
            .that().resideInAPackage("io.skywarden.signature.yaml..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.skywarden.signature..", "org.yaml.snakeyaml..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule captures_and_rules_know_no_framework = noClasses()
            .that().resideInAnyPackage("io.skywarden.capture..", "io.skywarden.rules..")
            .and().resideOutsideOfPackages("..http..", "..store..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..");

    @ArchTest
    static final ArchRule only_the_edge_speaks_http = noClasses()
            .that().resideOutsideOfPackages("..http..", "io.skywarden.problem..", "io.skywarden.app..")
            .should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule only_stores_speak_sql = noClasses()
            .that().resideOutsideOfPackage("..store..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "org.hibernate..",
                    "io.quarkus.hibernate..", "io.quarkus.panache..", "io.agroal..");

    @ArchTest
    static final ArchRule no_edge_borrows_the_edge_of_another = slices().matching("io.skywarden.(*).http..")
            .should().notDependOnEachOther().allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_store_borrows_the_store_of_another = slices().matching("io.skywarden.(*).store..")
            .should().notDependOnEachOther().allowEmptyShould(true);

    @ArchTest
    static final ArchRule private_keys_stay_in_signing = noClasses()
            .that().resideOutsideOfPackage("io.skywarden.repository.signing..")
            .should().dependOnClassesThat(assignableTo(PrivateKey.class)
                    .or(assignableTo(KeyPair.class))
                    .or(nameMatching("org\\.bouncycastle\\..*PrivateKey.*")));

    @ArchTest
    static final ArchRule time_is_asked = noClasses()
            .that().resideOutsideOfPackage("io.skywarden.app..")
            .should().accessTargetWhere(readsTheClockOfTheMachine());

    @ArchTest
    static final ArchRule chance_is_asked = noClasses()
            .that().resideOutsideOfPackage("io.skywarden.app..")
            .should().callConstructor(Random.class)
            .orShould().accessTargetWhere(calls("random", Math.class).or(calls("randomUUID", UUID.class)))
            .orShould().dependOnClassesThat().areAssignableTo(ThreadLocalRandom.class);

    @ArchTest
    static final ArchRule each_endpoint_says_who_may_call_it = methods()
            .that().areMetaAnnotatedWith(HttpMethod.class)
            .should().beAnnotatedWith(RolesAllowed.class)
            .orShould().beAnnotatedWith(PermitAll.class)
            .orShould().beAnnotatedWith(Authenticated.class)
            .because("who may do a thing is read where the thing is done, not inherited from somewhere else");

    @ArchTest
    static final ArchRule nothing_is_named_for_its_layer = noClasses()
            .should().resideInAnyPackage("..util..", "..common..", "..helper..", "..dto..", "..impl..", "..model..", "..service..")
            .orShould().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Dto|DTO|Common)");

    private static DescribedPredicate<JavaAccess<?>> readsTheClockOfTheMachine() {
        return calls("now", Temporal.class)
                .or(calls("system.*", InstantSource.class))
                .or(calls("system.*", Clock.class))
                .or(calls("currentTimeMillis", System.class))
                .as("reads the clock of the machine");
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> calls(String method, Class<?> type) {
        DescribedPredicate<JavaClass> owned = assignableTo(type);
        return target(nameMatching(method)).and(target(owner(owned))).as("calls %s.%s", type.getSimpleName(), method);
    }
}
