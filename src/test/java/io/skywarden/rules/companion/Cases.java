package io.skywarden.rules.companion;

import io.skywarden.signature.Signature;
import io.skywarden.signature.State;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of signatures with endpoints, and what is expected of it: the project's own, and one of names in one another. */
record Cases(Path folder, Path signatures) {

    static final Path ROOT = Path.of("src/test/resources/companions");

    static Stream<Cases> all() {
        return Stream.of(new Cases(ROOT.resolve("catalogue"), Path.of("signatures")),
                new Cases(ROOT.resolve("nested"), ROOT.resolve("nested/signatures")));
    }

    static Cases catalogue() {
        return all().findFirst().orElseThrow();
    }

    Companions companions() {
        return Companions.of(carried(), endpoints(), 1);
    }

    Endpoints endpoints() {
        return EndpointsFile.in(signatures);
    }

    List<NameList> lists() {
        WatchedNames watched = WatchedNames.of(carried());
        return Stream.of(Exclusivity.values()).map(exclusivity -> NameList.of(exclusivity, watched, endpoints())).toList();
    }

    List<Signature> carried() {
        return SignatureTree.read(signatures).stream().map(AuthoredSignature::signature)
                .filter(signature -> signature.state() instanceof State.Active).toList();
    }

    /** Every name of every list, one below it, one that only ends or begins like it, and the same in capitals. */
    List<String> neighbours() {
        TreeSet<String> names = new TreeSet<>(List.of("notskype.com", "skype.com.evil.example", "example.org"));
        for (NameList list : lists()) {
            for (NameScope scope : Stream.concat(list.names().stream(), list.kept().stream()).toList()) {
                String name = scope.domain().value();
                names.addAll(List.of(name, name.substring(name.indexOf('.') + 1), "z" + name.substring(name.indexOf('.')), "a." + name, "b.a." + name, "not" + name, name + ".evil.example", name.toUpperCase(Locale.ROOT)));
            }
        }
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
