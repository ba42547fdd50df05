package io.skywarden.repository;

import io.skywarden.bundle.BundleName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One number for all bundles of an engine on a channel, in {@code version.txt}: it rises whenever one of them changes, comes or goes.
 * Clients that know no checksum ask for it before they download.
 */
record FeedVersions(Repository repository) {

    /** The file's name, which stands in the folder of the engine. */
    static final String FILE = "version.txt";

    /** The numbers that belong to what is to be offered. */
    List<Target> targets(List<Target> offered) {
        Map<String, NavigableMap<TargetName, Sha256>> folders = offered.stream().filter(target -> isBundle(target.name()))
                .collect(Collectors.groupingBy(target -> folder(target.name()), TreeMap::new,
                        Collectors.toMap(Target::name, Target::sha256, (one, _) -> one, TreeMap::new)));
        return folders.entrySet().stream().map(entry -> Target.of(entry.getKey() + FILE,
                "%d\n".formatted(version(entry.getKey(), entry.getValue())).getBytes(StandardCharsets.US_ASCII), Map.of())).toList();
    }

    private long version(String folder, NavigableMap<TargetName, Sha256> now) {
        long published = repository.current(new TargetName(folder + FILE)).map(Publisher::read).flatMap(FeedVersions::number).orElse(0L);
        return published > 0 && before(folder).equals(now) ? published : published + 1;
    }

    private NavigableMap<TargetName, Sha256> before(String folder) {
        NavigableMap<TargetName, Sha256> bundles = new TreeMap<>();
        repository.published().ifPresent(state -> state.offered().forEach((name, sha256) -> {
            if (isBundle(name) && folder(name).equals(folder)) {
                bundles.put(name, sha256);
            }
        }));
        return bundles;
    }

    private static Optional<Long> number(byte[] body) {
        String text = new String(body, StandardCharsets.US_ASCII).strip();
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static boolean isBundle(TargetName name) {
        return name.baseName().equals(BundleName.FILE);
    }

    /** The folder above that of the policy. */
    private static String folder(TargetName bundle) {
        String policy = bundle.folder().replaceFirst("/$", "");
        return policy.substring(0, policy.lastIndexOf('/') + 1);
    }
}
