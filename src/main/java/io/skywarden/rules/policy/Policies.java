package io.skywarden.rules.policy;

import io.skywarden.signature.yaml.Complaint;
import io.skywarden.signature.yaml.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The policies there are: those that lie with the rule templates, and a folder of the user's own. */
public final class Policies {

    /** The folder of the templates that holds the policies that come with them. */
    private static final String BUILT_IN = "policies";
    private static final String ENDING = ".yaml";

    private final Map<String, Policy> byName = new LinkedHashMap<>();
    private final List<Complaint> complaints = new ArrayList<>();

    private Policies() {
        byName.put(Policy.MONITOR.slug(), Policy.MONITOR);
    }

    /**
     * Reads both folders.
     *
     * @throws PolicyUnusable with every complaint about every file, when there is at least one
     */
    public static Policies read(Path templates, Optional<Path> own) {
        Policies policies = readable(templates, own);
        if (!policies.complaints.isEmpty()) {
            throw new PolicyUnusable(policies.complaints());
        }
        return policies;
    }

    /** Those of both folders that can be read. What cannot is complained of, and costs the others nothing. */
    public static Policies readable(Path templates, Optional<Path> own) {
        Policies policies = new Policies();
        if (Files.isDirectory(templates.resolve(BUILT_IN))) {
            policies.files(templates.resolve(BUILT_IN)).forEach(file -> policies.one(file).ifPresent(policy -> policies.byName.put(policy.slug(), policy)));
        }
        own.ifPresent(folder -> policies.files(folder).forEach(file -> policies.one(file).ifPresent(policy -> policies.add(file, policy))));
        return policies;
    }

    /** Every complaint about every file. */
    public List<String> complaints() {
        return complaints.stream().map(Complaint::toString).toList();
    }

    /** @throws PolicyUnusable naming the policies there are */
    public Policy named(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(() -> new PolicyUnusable(List.of(
                "no policy '%s': there is %s".formatted(name, byName.keySet().stream().sorted().toList()))));
    }

    private void add(Path file, Policy policy) {
        if (byName.putIfAbsent(policy.slug(), policy) != null) {
            complain(file, "/name", "'%s' is another policy's name already: choose one of your own".formatted(policy.slug()));
        }
    }

    private List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            complain(folder, "", "is no folder that can be listed");
            return List.of();
        }
    }

    private Optional<Policy> one(Path file) {
        return new TextFile(file).read(complaints).flatMap(text -> PolicyReader.read(file.toString(), text, complaints)).filter(policy -> isNamedFor(file, policy));
    }

    private boolean isNamedFor(Path file, Policy policy) {
        boolean fits = file.getFileName().toString().equals(policy.slug() + ENDING);
        if (!fits) {
            complain(file, "/name", "the file of the policy '%s' is called %s%s".formatted(policy.slug(), policy.slug(), ENDING));
        }
        return fits;
    }

    private void complain(Path file, String pointer, String what) {
        complaints.add(new Complaint(file.toString(), 1, pointer, what));
    }
}
