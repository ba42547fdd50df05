package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.catalogue.store.DatabasePlace;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The container files say what the settings say. */
class ContainerFilesTest {

    private static final Path DOCKER = Path.of("docker");
    private static final Pattern SETTING = Pattern.compile("SKYWARDEN_[A-Z0-9_]*[A-Z0-9]");

    private final Map<String, Object> compose;

    ContainerFilesTest() throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        compose = map(new Yaml(new SafeConstructor(strict)).load(text("compose.yaml")));
    }

    @Test
    void every_variable_of_ours_is_a_setting() throws Exception {
        Set<String> used = new TreeSet<>();
        for (String file : List.of("compose.yaml", "Containerfile", "healthy")) {
            SETTING.matcher(text(file)).results().map(MatchResult::group).forEach(used::add);
        }
        assertThat(used).isNotEmpty().isSubsetOf(settings());
    }

    @Test
    void ports_are_the_default_port() throws Exception {
        String port = Settings.class.getDeclaredMethod("port").getAnnotation(WithDefault.class).value();

        assertThat(list(service("skywarden").get("ports"))).allSatisfy(mapping -> assertThat(mapping).endsWith(":" + port));
        assertThat(text("Containerfile")).contains("\nEXPOSE " + port + "\n");
        assertThat(text("healthy")).contains("${SKYWARDEN_PORT:-" + port + "}");
        assertThat(map(service("sensor").get("environment")).get("SENSOR_SOURCE")).isEqualTo("http://skywarden:" + port);
    }

    @Test
    void the_data_folder_is_the_volume_and_the_rest_is_read_only() throws IOException {
        String home = Pattern.compile("ENV SKYWARDEN_HOME=(\\S+)").matcher(text("Containerfile")).results().findFirst().orElseThrow().group(1);

        assertThat(text("Containerfile")).contains("\nVOLUME " + home + "\n");
        assertThat(list(service("skywarden").get("volumes"))).anySatisfy(volume -> assertThat(volume).endsWith(":" + home));
        assertThat(service("skywarden").get("read_only")).isEqualTo(true);
    }

    @Test
    void the_database_named_is_one_the_service_takes_and_the_compose_file_starts() {
        Map<String, Object> set = map(service("skywarden").get("environment"));
        DatabasePlace place = DatabasePlace.of(name -> name.endsWith("-file") ? null : (String) set.get(name.toUpperCase().replaceAll("[.-]", "_")));
        Map<String, Object> server = map(service("database").get("environment"));

        assertThat(place.obstacle()).isEmpty();
        assertThat(place.url()).contains("jdbc:postgresql://database:5432/" + server.get("POSTGRES_DB"));
        assertThat(place.user()).contains((String) server.get("POSTGRES_USER"));
        assertThat(set.get("SKYWARDEN_DATABASE_PASSWORD_FILE")).isEqualTo(server.get("POSTGRES_PASSWORD_FILE"));
    }

    @Test
    void no_secret_is_written_down() throws IOException {
        Set<String> names = map(compose.get("services")).values().stream().map(ContainerFilesTest::map)
                .flatMap(service -> map(service.get("environment")).keySet().stream()).collect(Collectors.toSet());

        assertThat(names).isNotEmpty().noneMatch(name -> name.matches(".*(PASSWORD|SECRET|TOKEN|KEY)"));
        assertThat(text("Containerfile")).doesNotContainPattern("(?i)(password|secret|token)");
        assertThat(Files.readString(Path.of(".gitignore"))).contains("/docker/secrets/");
    }

    @Test
    void whatever_a_service_names_is_declared() {
        for (Object each : map(compose.get("services")).values()) {
            Map<String, Object> service = map(each);
            assertThat(map(compose.get("services")).keySet()).containsAll(map(service.get("depends_on")).keySet());
            assertThat(map(compose.get("secrets")).keySet()).containsAll(list(service.get("secrets")));
            assertThat(list(service.get("volumes")).stream().map(volume -> volume.split(":")[0]).filter(name -> !name.startsWith(".")))
                    .allMatch(map(compose.get("volumes"))::containsKey);
        }
    }

    @Test
    void the_service_is_nobody_of_importance() throws IOException {
        assertThat(text("Containerfile")).containsPattern("\nUSER [1-9][0-9]{3,}:[1-9][0-9]{3,}\n").contains("\nHEALTHCHECK ");
        assertThat(list(service("skywarden").get("cap_drop"))).containsExactly("ALL");
    }

    private static Set<String> settings() {
        return Arrays.stream(Settings.class.getDeclaredMethods())
                .map(method -> "SKYWARDEN_" + method.getName().replaceAll("([A-Z])", "_$1").toUpperCase()).collect(Collectors.toSet());
    }

    private Map<String, Object> service(String name) {
        return map(map(compose.get("services")).get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Object node) {
        return node == null ? List.of() : (List<String>) node;
    }

    private static String text(String file) throws IOException {
        return Files.readString(DOCKER.resolve(file));
    }
}
