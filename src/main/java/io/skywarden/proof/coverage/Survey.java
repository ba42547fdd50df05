package io.skywarden.proof.coverage;

import io.skywarden.proof.CaptureHit;
import io.skywarden.proof.FlowTuple;
import io.skywarden.proof.Proof;
import io.skywarden.proof.TestedCapture;
import io.skywarden.proof.Truth;
import io.skywarden.signature.Era;
import io.skywarden.signature.Family;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.State;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what a proof's hits are worth. */
final class Survey {

    private enum Kind {
        OURS, UNSURE, FOREIGN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A flow of a capture. */
    private record Place(String capture, FlowTuple flow) {}

    private final Proof proof;
    private final List<Signature> signatures;
    private final Map<String, TestedCapture.Real> captures = new LinkedHashMap<>();
    private final Map<SignatureId, List<CaptureHit>> hits;
    private final Map<Truth, Set<Place>> known;

    Survey(Proof proof, List<AuthoredSignature> catalogue) {
        this.proof = proof;
        this.signatures = catalogue.stream().map(AuthoredSignature::signature).sorted(Comparator.comparing(Signature::id)).toList();
        for (TestedCapture capture : proof.tested()) {
            if (capture instanceof TestedCapture.Real real) {
                captures.put(real.name(), real);
            }
        }
        this.hits = Stream.concat(proof.hits().stream(), proof.antiExamples().stream()).filter(hit -> captures.containsKey(hit.capture()))
                .collect(Collectors.groupingBy(hit -> hit.hit().signature()));
        this.known = captures.values().stream().flatMap(real -> real.truth().entrySet().stream()
                        .map(entry -> Map.entry(entry.getValue(), new Place(real.name(), entry.getKey()))))
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    Coverage coverage() {
        List<Signature> shipped = signatures.stream().filter(signature -> !isRetired(signature)).toList();
        return new Coverage(proof.judges().getFirst(), captures.size(),
                (int) captures.values().stream().filter(TestedCapture.Real::innocent).count(),
                reach("all", "", shipped, Set.of(Truth.SKYPE, Truth.TEAMS)),
                Arrays.stream(Family.values()).map(family -> reach(word(family), "", which(shipped, s -> s.family() == family), product(family))).toList(),
                Arrays.stream(Era.values()).map(era -> reach(word(era), "", which(shipped, s -> s.era() == era), product(era))).toList(),
                each(shipped), each(which(signatures, Survey::isRetired)), columns(), rows(), remarks());
    }

    private static boolean isRetired(Signature signature) {
        return signature.state() instanceof State.Retired;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Signature> which(List<Signature> all, Predicate<Signature> wanted) {
        return all.stream().filter(wanted).toList();
    }

    private static Set<Truth> product(Family family) {
        return switch (family) {
            case SKYPE_CLASSIC, SKYPE_CLOUD, SKYPE_FOR_BUSINESS -> Set.of(Truth.SKYPE);
            case TEAMS -> Set.of(Truth.TEAMS);
        };
    }

    private static Set<Truth> product(Era era) {
        return switch (era) {
            case CLASSIC, CLOUD, SFB -> Set.of(Truth.SKYPE);
            case TEAMS -> Set.of(Truth.TEAMS);
            case ALL -> Set.of(Truth.SKYPE, Truth.TEAMS);
        };
    }

    private List<Reach> each(List<Signature> some) {
        return some.stream().map(signature -> reach(signature.id().value(), signature.title(), List.of(signature), product(signature.family()))).toList();
    }

    private Reach reach(String name, String title, List<Signature> some, Set<Truth> products) {
        Set<Place> flows = some.stream().flatMap(signature -> hits.getOrDefault(signature.id(), List.of()).stream())
                .map(Survey::place).collect(Collectors.toSet());
        Set<Place> wanted = products.stream().flatMap(truth -> known.getOrDefault(truth, Set.of()).stream()).collect(Collectors.toSet());
        Map<Kind, Long> kinds = flows.stream().collect(Collectors.groupingBy(this::kind, Collectors.counting()));
        Set<Place> found = new HashSet<>(flows);
        found.retainAll(wanted);
        return new Reach(name, title, (int) flows.stream().map(Place::capture).distinct().count(), count(kinds, Kind.OURS), count(kinds, Kind.UNSURE),
                count(kinds, Kind.FOREIGN), found.size(), wanted.size());
    }

    private static int count(Map<Kind, Long> kinds, Kind kind) {
        return kinds.getOrDefault(kind, 0L).intValue();
    }

    private static Place place(CaptureHit hit) {
        return new Place(hit.capture(), FlowTuple.of(hit.hit().flow()));
    }

    private Kind kind(Place place) {
        TestedCapture.Real capture = captures.get(place.capture);
        if (capture.innocent()) {
            return Kind.FOREIGN;
        }
        return switch (capture.truth().getOrDefault(place.flow, Truth.UNSURE)) {
            case SKYPE, TEAMS -> Kind.OURS;
            case UNSURE -> Kind.UNSURE;
            case OTHER -> Kind.FOREIGN;
        };
    }

    private List<String> columns() {
        Set<String> columns = new TreeSet<>();
        hits.values().forEach(some -> some.forEach(hit -> columns.add(hit.capture())));
        known.forEach((truth, places) -> {
            if (truth == Truth.SKYPE || truth == Truth.TEAMS) {
                places.forEach(place -> columns.add(place.capture));
            }
        });
        return List.copyOf(columns);
    }

    private List<EvidenceRow> rows() {
        return signatures.stream().filter(signature -> hits.containsKey(signature.id())).map(this::row).toList();
    }

    private EvidenceRow row(Signature signature) {
        Map<String, List<CaptureHit>> byCapture = hits.get(signature.id()).stream().collect(Collectors.groupingBy(CaptureHit::capture));
        Map<String, Cell> cells = byCapture.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> cell(entry.getKey(), entry.getValue())));
        return new EvidenceRow(signature.id().value(), signature.title(), signature.state().word(), cells);
    }

    private Cell cell(String capture, List<CaptureHit> some) {
        List<Cell.HitFlow> flows = some.stream().sorted(Comparator.comparingLong(hit -> hit.hit().packet()))
                .map(hit -> new Cell.HitFlow(hit.hit().flow().toString(), hit.hit().packet(), kind(place(hit)).word())).toList();
        Kind worst = some.stream().map(hit -> kind(place(hit))).max(Comparator.naturalOrder()).orElseThrow();
        return new Cell(capture, worst.word(), flows);
    }

    private List<String> remarks() {
        return Stream.of(proof.damaged(), proof.notRun().stream().map(line -> "not run: " + line).toList(),
                        proof.absent().stream().map(line -> "not at hand: " + line).toList())
                .flatMap(List::stream).toList();
    }
}
