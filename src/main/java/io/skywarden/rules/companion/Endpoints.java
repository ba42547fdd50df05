package io.skywarden.rules.companion;

import io.skywarden.signature.Network;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What no signature says: whose names and addresses are, and which programs speak. */
public record Endpoints(List<JudgedName> names, List<JudgedNetwork> networks, List<Program> programs) {

    /** Where nothing has been judged, nothing is safe to block. */
    public static final Endpoints NONE = new Endpoints(List.of(), List.of(), List.of());

    public Endpoints {
        names = List.copyOf(names);
        networks = List.copyOf(networks);
        programs = List.copyOf(programs);
    }

    /** What is held of these names: the judgement of the narrowest scope that covers them all. */
    Exclusivity of(NameScope scope) {
        return names.stream().filter(name -> name.scope().covers(scope))
                .max(Comparator.comparing((JudgedName name) -> name.scope().domain().value().length()).thenComparing(name -> !name.scope().below()))
                .map(name -> name.judgement().exclusivity()).orElse(Exclusivity.UNVERIFIED);
    }

    /** What is held of these addresses, by the narrowest block that covers them. */
    Optional<JudgedNetwork> of(Network network) {
        return networks.stream().filter(judged -> judged.covers(network)).max(Comparator.comparing(judged -> judged.network().prefix()));
    }
}
