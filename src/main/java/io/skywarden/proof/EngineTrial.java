package io.skywarden.proof;

import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.proof.engine.EngineTrouble;
import io.skywarden.proof.engine.LoadCheck;
import io.skywarden.proof.engine.LoadComplaint;
import io.skywarden.rules.Engine;
import io.skywarden.rules.RulePreview;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The engines of a machine, each asked whether it loads the rules of one signature and then started with them. */
final class EngineTrial implements AutoCloseable {

    private final Signature signature;
    private final TemplateFolders templates;
    private final Path work;
    private final List<InEngine> running = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();

    EngineTrial(Signature signature, TemplateFolders templates, Path work) {
        this.signature = signature;
        this.templates = templates;
        this.work = work;
    }

    /** Those that run, ready to judge. */
    List<InEngine> running() {
        return List.copyOf(running);
    }

    /** The other lines, each with the reason. */
    List<String> notRun() {
        return List.copyOf(notRun);
    }

    /** Tries one line with the engine of this machine, if it has one. */
    EnginePreview tried(RulePreview preview, List<InstalledEngine> present) {
        Optional<InstalledEngine> binary = present.stream().filter(engine -> covers(preview.engine(), engine)).findFirst();
        String name = preview.engine().name();
        if (preview.refusal().isPresent()) {
            notRun.add("%s: it cannot say this signature".formatted(name));
            return new EnginePreview(preview, binary.map(EngineTrial::version), Optional.empty(), Optional.empty());
        }
        if (binary.isEmpty()) {
            notRun.add("%s: there is no such engine on this machine".formatted(name));
            return new EnginePreview(preview, Optional.empty(), Optional.empty(), Optional.of("there is no such engine on this machine"));
        }
        try {
            return loaded(preview, binary.get());
        } catch (EngineTrouble trouble) {
            notRun.add("%s: %s".formatted(name, plain(trouble.getMessage(), binary.get())));
            return new EnginePreview(preview, binary.map(EngineTrial::version), Optional.empty(),
                    Optional.of(plain(trouble.getMessage(), binary.get())));
        }
    }

    private EnginePreview loaded(RulePreview preview, InstalledEngine binary) {
        LoadCheck check = plain(binary.check(written(preview), work), binary);
        if (check.passed()) {
            // Its numbers are its own affair: what the lock holds may be full or unusable without harm to the verdict.
            SidLock numbers = SidLock.empty(SidRange.DEFAULT).allocate(List.of(signature));
            running.add(InEngine.start(binary, templates, List.of(signature), numbers, work, Progress.NONE));
        } else {
            notRun.add("%s: it does not load the rules".formatted(preview.engine().name()));
        }
        return new EnginePreview(preview, Optional.of(version(binary)), Optional.of(check), Optional.empty());
    }

    private Path written(RulePreview preview) {
        try {
            return Files.writeString(work.resolve(preview.engine().name() + "-preview.rules"), preview.text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write rules below " + work, e);
        }
    }

    private static boolean covers(Engine line, InstalledEngine binary) {
        return line.covers(binary.judge());
    }

    private static String version(InstalledEngine binary) {
        return binary.release();
    }

    private LoadCheck plain(LoadCheck check, InstalledEngine binary) {
        return new LoadCheck(check.passed(), check.loaded(), check.failed(), check.skipped(),
                check.complaints().stream().map(complaint ->
                        new LoadComplaint(plain(complaint.text(), binary), complaint.sid(), complaint.line())).toList(),
                check.warnings().stream().map(warning -> plain(warning, binary)).toList());
    }

    /** Where our folders lie is nobody's business, and says nothing about the rules. */
    private String plain(String text, InstalledEngine binary) {
        String tmp = Pattern.quote(System.getProperty("java.io.tmpdir"));
        return text.replaceAll(Pattern.quote(work.toString()) + "(/(?:suricata|snort)-[0-9]+)?/?", "")
                .replaceAll(tmp + "/sky[0-9]+/?", "")
                .replace(" (" + binary.path() + ")", "");
    }

    @Override
    public void close() {
        running.forEach(InEngine::close);
    }
}
