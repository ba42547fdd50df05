package io.skywarden.app;

import io.skywarden.bundle.BundleName;
import io.skywarden.repository.Published;
import io.skywarden.repository.Repository;
import io.skywarden.repository.TargetName;
import io.skywarden.repository.http.OpnsenseRuleset;
import io.skywarden.repository.http.PublishedFiles;
import io.skywarden.repository.http.SourceIndex;
import io.skywarden.repository.http.SourceIndex.Offer;
import io.skywarden.rules.Engine;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the repository offers, under the names that clients use. */
@Singleton
final class RepositoryFiles implements PublishedFiles {

    private static final Pattern BUNDLE =
            Pattern.compile("rules/([a-z]+)/suricata-[^/]+/([a-z0-9-]+)/" + Pattern.quote(BundleName.FILE));

    private final Repository repository;
    private final List<Engine> engines;

    RepositoryFiles(Repository repository, Settings settings) {
        this.repository = repository;
        this.engines = Engine.all(Engines.templates(settings));
    }

    @Override
    public Optional<Path> rules(String channel, String engine, String policy, String fileName) {
        return line(engine).flatMap(line -> repository.current(new TargetName(
                "rules/%s/%s/%s/%s".formatted(channel, line.name(), policy, fileName))));
    }

    @Override
    public Optional<Path> version(String channel, String engine) {
        return line(engine).flatMap(line -> repository.current(new TargetName("rules/%s/%s/version.txt".formatted(channel, line.name()))));
    }

    @Override
    public Optional<byte[]> opnsense(URI base, String channel, String engine) {
        return line(engine).flatMap(line -> repository.published().map(published -> policies(published, channel, line)))
                .filter(policies -> !policies.isEmpty()).map(policies -> OpnsenseRuleset.xml(base, channel, engine, policies));
    }

    private static List<String> policies(Published published, String channel, Engine engine) {
        Pattern bundle = Pattern.compile("rules/%s/%s/([a-z0-9-]+)/%s".formatted(
                Pattern.quote(channel), Pattern.quote(engine.name()), Pattern.quote(BundleName.FILE)));
        return published.offered().keySet().stream().map(name -> bundle.matcher(name.value())).filter(Matcher::matches)
                .map(found -> found.group(1)).toList();
    }

    private Optional<Engine> line(String asked) {
        return engines.stream().filter(line -> line.covers(asked)).findFirst();
    }

    @Override
    public Optional<Path> metadata(String name) {
        return repository.metadata(name);
    }

    @Override
    public Optional<Path> target(String path) {
        return repository.target(path);
    }

    @Override
    public Optional<byte[]> index(URI base) {
        return repository.published().map(published -> SourceIndex.yaml(base, offers(published)));
    }

    private static List<Offer> offers(Published published) {
        return published.offered().keySet().stream().map(name -> BUNDLE.matcher(name.value())).filter(Matcher::matches)
                .map(bundle -> new Offer(bundle.group(1), bundle.group(2), "Skype family, proven signatures (%s, %s)"
                        .formatted(bundle.group(1), bundle.group(2))))
                .distinct().toList();
    }
}
