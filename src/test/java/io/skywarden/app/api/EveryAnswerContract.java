package io.skywarden.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.RestAssured;
import io.skywarden.access.Role;
import io.skywarden.access.http.People;
import io.skywarden.access.http.RotatingIssuer;
import io.skywarden.app.api.ApiDocument.Operation;
import io.skywarden.app.api.ApiDocument.Parameter;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.TreeImport;
import io.skywarden.catalogue.Why;
import io.skywarden.catalogue.Written;
import io.skywarden.proof.http.DryRunDesk;
import io.skywarden.proof.job.JobBook;
import io.skywarden.proof.job.JobId;
import io.skywarden.proof.job.JobKind;
import io.skywarden.proof.job.JobPlan;
import io.skywarden.rules.SidBook;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Every answer that the description of the API promises occurs, and its examples are what the service takes and gives. The table
 * {@code src/test/resources/api/answers.txt} holds the requests; what is common to all operations is asked of each here.
 */
abstract class EveryAnswerContract {

    private static final Path TABLE = Path.of("src/test/resources/api/answers.txt");

    /** A service that publishes, with small limits and an identity provider. */
    public static class Small implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "answers-home-").toAbsolutePath();
                Path captures = Files.createDirectory(home.resolve("no-captures"));
                return new HashMap<>(Map.of("skywarden.home", home.toString(), "skywarden.release", "true", "skywarden.limits.submit.burst", "100",
                        "skywarden.limits.login-user.burst", "4", "skywarden.dry-run.at-once", "1", "skywarden.captures", captures.toString(),
                        "quarkus.datasource.jdbc.url", "jdbc:h2:mem:answers;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RotatingIssuer.class));
        }
    }

    RotatingIssuer issuer;

    @Inject
    People people;

    @Inject
    Review review;

    @Inject
    Catalogue catalogue;

    @Inject
    TreeImport trees;

    @Inject
    DryRunDesk desk;

    @Inject
    JobBook jobs;

    @Inject
    SidBook sids;

    @Inject
    DataSource database;

    private final Map<String, String> tokens = new HashMap<>();
    private final List<String> whileBroken = new ArrayList<>();

    @Test
    void every_documented_answer_occurs_and_every_example_is_taken() throws IOException, InterruptedException, SQLException {
        ApiDocument document = ApiDocument.ofTheService();
        SeenAnswers seen = new SeenAnswers(document);
        byte[] pcap = SyntheticCapture.pcap(Recipe.parse("r", "flow o udp 10.1.0.2:1026 -> 203.0.113.8:5 silent\n> hex 4a 1c 03 ; random 20\n"), "sent");
        awaitPublished();

        try (TableWalk walk = new TableWalk("http://localhost:" + RestAssured.port, seen, this::token, pcap)) {
            for (String line : Files.readAllLines(TABLE)) {
                if (line.startsWith("! ")) {
                    arrange(line.substring(2).split(" "));
                } else if (line.startsWith("~ ")) {
                    whileBroken.add(walk.filled(line.substring(2)));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    walk.take(line);
                }
            }
            for (Operation operation : document.operations()) {
                askWhatAllAnswer(operation, walk);
            }
            new Sabotage(database, Path.of(home())).each(() -> askWhatIsBroken(document, seen, walk));
            seen.write(Path.of("target/api-answers.json"));
            SoftAssertions all = new SoftAssertions();
            all.assertThat(walk.complaints()).as("answered otherwise than the table says").isEmpty();
            all.assertThat(seen.missing()).as("documented, and did not occur: add a line to %s, or mend the document", TABLE).isEmpty();
            all.assertThat(seen.wrong()).as("occurred otherwise than documented").isEmpty();
            all.assertThat(document.operations().stream().flatMap(each -> each.bodies().keySet().stream().filter(type -> !walk.hasTaken(each, type))
                    .map(type -> each.name() + " " + type))).as("examples of bodies that nobody sent with success").isEmpty();
            all.assertThat(seen.examplesUnlikeAnswers()).as("examples of answers that lack, or have other members than the answer").isEmpty();
            all.assertAll();
        }
    }

    private static void askWhatAllAnswer(Operation operation, TableWalk walk) throws IOException, InterruptedException {
        String plain = request(operation).replaceAll("( example .*)", "");
        String body = operation.bodies().isEmpty() ? "" : " < {}";
        boolean secured = operation.node().has("security");
        String who = secured ? "all" : "-";
        walk.take("%s %s -> 400 malformed-request".formatted(who, plain.replaceAll(" (/\\S*?)(\\?\\S*)?( .*)?$", " $1?x=%ff$3") + body));
        walk.take("%s %s%s -> 413 content-too-large".formatted(who, plain, " < too-much"));
        if (!operation.kinds(406).isEmpty()) {
            walk.take("%s %s -> 406 not-acceptable".formatted(who, request(operation).replaceFirst("( example .*)?$", " Accept:image/png$1")));
        }
        if (!operation.kinds(415).isEmpty()) {
            String type = operation.bodies().isEmpty() ? "none" : "text/plain";
            walk.take("%s %s Content-Type:%s < x -> 415 unsupported-media-type".formatted(who, plain, type));
        }
        if (secured) {
            walk.take("- %s%s -> 401 unauthenticated".formatted(plain, body));
        }
        if (!operation.roles().isEmpty()) {
            Role other = Arrays.stream(Role.values()).filter(role -> !operation.roles().contains(role.word())).findFirst().orElseThrow();
            walk.take("%s %s%s -> 403 forbidden".formatted(other.word(), plain, body));
        }
    }

    private void askWhatIsBroken(ApiDocument document, SeenAnswers seen, TableWalk walk) throws IOException, InterruptedException {
        for (Operation operation : document.operations()) {
            if (!seen.has(operation, "500 unexpected")) {
                // Another name each time, which nobody has tried too often.
                String someone = request(operation).replaceFirst("( example \\S+)$", "$1 ann=u" + System.nanoTime());
                walk.any("%s %s".formatted(operation.node().has("security") ? "all" : "-", someone));
            }
        }
        for (String line : whileBroken) {
            walk.any(line);
        }
    }

    /** As the examples of its parameters and its body say. */
    private static String request(Operation operation) {
        String path = operation.path;
        StringBuilder query = new StringBuilder();
        StringBuilder headers = new StringBuilder();
        for (Parameter parameter : operation.parameters()) {
            switch (parameter.in()) {
                case "path" -> path = path.replace("{" + parameter.name() + "}", parameter.example());
                case "query" -> query.append(query.isEmpty() ? "?" : "&").append(parameter.name()).append('=').append(Mischief.encoded(parameter.example()));
                default -> headers.append(parameter.name().equals("If-Match") ? " If-Match:" + parameter.example() : "");
            }
        }
        String type = operation.bodies().keySet().stream().filter(each -> !each.startsWith("multipart/")).findFirst().map(each -> " example " + each).orElse("");
        return "%s %s%s%s%s".formatted(operation.method, path, query, headers, type);
    }

    /** What no request of a person does. */
    private void arrange(String... words) throws IOException, InterruptedException {
        switch (words[0]) {
            case "proven" -> review.found(new SignatureId(words[1]), Integer.parseInt(words[2]), true, new Why("every judge agrees"));
            case "tree" -> trees.take(Path.of(words[1]), List.of(Written.signature(new SignatureId(words[1]), "Said in the tree", "")));
            case "job" -> jobs.ask(new JobId("00000000000000e5"), JobKind.REPROOF, "catalogue", new JobPlan(catalogue.inForce().stream()
                    .map(version -> new JobPlan.Version(version.id(), version.number())).toList(), sids.current()), words[1], Actor.person("ann"));
            case "repository" -> {
                Path metadata = Path.of(home(), "repository", "metadata");
                Path away = Path.of(home(), "repository", "away");
                Files.move(words[1].equals("away") ? metadata : away, words[1].equals("away") ? away : metadata);
            }
            case "places" -> {
                if (words[1].equals("taken")) {
                    desk.places().acquire();
                } else {
                    desk.places().release();
                }
            }
            default -> throw new IllegalArgumentException("nobody knows how to arrange " + List.of(words));
        }
    }

    private String token(String who) {
        return tokens.computeIfAbsent(who, name -> switch (name) {
            case "all" -> people.token(Role.values());
            case "issuer" -> issuer.token("sky-all");
            default -> people.token(Role.of(name.replaceAll("[0-9]$", "")).orElseThrow(() -> new IllegalArgumentException("nobody is called " + name)));
        });
    }

    private static String home() {
        return org.eclipse.microprofile.config.ConfigProvider.getConfig().getValue("skywarden.home", String.class);
    }

    private static void awaitPublished() throws InterruptedException {
        for (int i = 0; i < 600 && RestAssured.given().get("/index.yaml").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        assertThat(RestAssured.given().get("/index.yaml").statusCode()).as("nothing was published").isEqualTo(200);
    }
}
