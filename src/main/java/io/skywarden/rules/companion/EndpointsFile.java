package io.skywarden.rules.companion;

import io.skywarden.signature.DomainName;
import io.skywarden.signature.Family;
import io.skywarden.signature.MalformedSignature;
import io.skywarden.signature.Network;
import io.skywarden.signature.yaml.Complaint;
import io.skywarden.signature.yaml.Field;
import io.skywarden.signature.yaml.TextFile;
import io.skywarden.signature.yaml.YamlDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code endpoints.yaml}, which lies beside the signatures. All that is wrong in it is told at once, with its line. */
public final class EndpointsFile {

    /** What it is called in a folder of signatures. */
    public static final String NAME = "endpoints.yaml";

    private static final String FORMAT = "1";
    private static final Set<String> JUDGED = Set.of("family", "exclusivity", "as-of", "source");

    private EndpointsFile() {}

    /**
     * The endpoints of a folder of signatures; none when it has no such file.
     *
     * @throws EndpointsUnusable with every complaint, when there is at least one
     */
    public static Endpoints in(Path signatures) {
        Path file = signatures.resolve(NAME);
        if (!Files.exists(file)) {
            return Endpoints.NONE;
        }
        List<Complaint> complaints = new ArrayList<>();
        String text = new TextFile(file).read(complaints).orElseThrow(() -> new EndpointsUnusable(complaints));
        return read(file.toString(), text);
    }

    /** The endpoints in a text; complaints begin with its place. */
    static Endpoints read(String place, String text) {
        List<Complaint> complaints = new ArrayList<>();
        Optional<Endpoints> read = YamlDocument.read(place, text, complaints).map(EndpointsFile::endpoints);
        if (!complaints.isEmpty()) {
            throw new EndpointsUnusable(complaints);
        }
        return read.orElseThrow();
    }

    private static Endpoints endpoints(Field document) {
        Map<String, Field> members = document.members(Set.of("format", "names", "networks", "programs"), Set.of());
        Optional.ofNullable(members.get("format")).ifPresent(format -> format.text().filter(text -> !text.equals(FORMAT))
                .ifPresent(_ -> format.complain("this is read as format " + FORMAT)));
        return new Endpoints(all(members.get("names"), EndpointsFile::name, JudgedName::scope),
                all(members.get("networks"), EndpointsFile::network, JudgedNetwork::network),
                all(members.get("programs"), EndpointsFile::program, Program::identity));
    }

    /** The elements that could be read; each is complained of whose key stood before. */
    private static <T> List<T> all(Field list, Function<Field, Optional<T>> reader, Function<T, Object> key) {
        List<T> read = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Field element : list == null ? List.<Field>of() : list.elements(false)) {
            Optional<T> one = reader.apply(element);
            one.filter(it -> !seen.add(key.apply(it))).ifPresent(it -> element.complain("%s is judged twice".formatted(key.apply(it))));
            one.ifPresent(read::add);
        }
        return read;
    }

    private static Optional<JudgedName> name(Field field) {
        Map<String, Field> members = field.members(JUDGED, Set.of("under", "exactly"));
        if (members.containsKey("under") == members.containsKey("exactly")) {
            field.complain("say one of 'under: DOMAIN' and 'exactly: NAME'");
            return Optional.empty();
        }
        boolean below = members.containsKey("under");
        Optional<DomainName> domain = members.get(below ? "under" : "exactly").as(DomainName::new);
        return judgement(field, members).flatMap(held -> domain.map(d -> new JudgedName(new NameScope(d, below), held)));
    }

    private static Optional<JudgedNetwork> network(Field field) {
        Map<String, Field> members = field.members(with("network"), Set.of("gone"));
        Optional<Network> network = member(members, "network").flatMap(one -> one.as(Network::parse));
        Optional<LocalDate> gone = member(members, "gone").flatMap(one -> one.as(EndpointsFile::day));
        return judgement(field, members).flatMap(held -> network.flatMap(n -> field.make(() -> new JudgedNetwork(n, held, gone))));
    }

    private static Optional<Program> program(Field field) {
        Map<String, Field> members = field.members(with("title", "publisher"), Set.of("file", "product", "package"));
        Optional<String> title = member(members, "title").flatMap(Field::text);
        Optional<Program.Identity> identity = identity(field, members);
        return judgement(field, members).flatMap(held -> title.flatMap(t -> identity.flatMap(i -> field.make(() -> new Program(t, i, held)))));
    }

    private static Optional<Program.Identity> identity(Field field, Map<String, Field> members) {
        Optional<String> publisher = member(members, "publisher").flatMap(Field::text);
        if (members.containsKey("package") && !members.containsKey("file") && !members.containsKey("product")) {
            return publisher.flatMap(p -> members.get("package").text().flatMap(family -> field.make(() -> new Program.Package(family, p))));
        }
        if (members.containsKey("file") && members.containsKey("product") && !members.containsKey("package")) {
            return publisher.flatMap(p -> members.get("file").text().flatMap(file -> members.get("product").text()
                    .flatMap(product -> field.make(() -> new Program.SignedFile(file, product, p)))));
        }
        field.complain("a program has either 'package', or 'file' and 'product'");
        return Optional.empty();
    }

    private static Optional<Judgement> judgement(Field field, Map<String, Field> members) {
        Optional<Family> family = member(members, "family").flatMap(one -> one.word(Family.class));
        Optional<Exclusivity> exclusivity = member(members, "exclusivity").flatMap(one -> one.word(Exclusivity.class));
        Optional<LocalDate> asOf = member(members, "as-of").flatMap(one -> one.as(EndpointsFile::day));
        Optional<String> source = member(members, "source").flatMap(Field::prose);
        return family.flatMap(f -> exclusivity.flatMap(e -> asOf.flatMap(a -> source.flatMap(s -> field.make(() -> new Judgement(f, e, a, s))))));
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 2003 && day.getYear() < 2100) {
                return day;
            }
        } catch (DateTimeParseException _) {
            // said below
        }
        throw new MalformedSignature("as-of", "'%s' is no day such as 2026-06-06, from 2003 to 2099".formatted(text));
    }

    private static Optional<Field> member(Map<String, Field> members, String name) {
        return Optional.ofNullable(members.get(name));
    }

    private static Set<String> with(String... more) {
        Set<String> all = new HashSet<>(JUDGED);
        all.addAll(List.of(more));
        return all;
    }
}
