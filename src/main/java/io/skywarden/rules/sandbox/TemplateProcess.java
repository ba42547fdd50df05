package io.skywarden.rules.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import freemarker.template.Configuration;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A template that runs in a Java process of its own, which is killed when it takes too long and ends when it needs too much memory. */
public final class TemplateProcess implements TemplateRun {

    private static final int OUT_OF_MEMORY = 3;
    private static final int BYTES_OF_A_CHARACTER = 6; // written out as \\u0000
    private static final int ENVELOPE = 4096;

    private final String name;
    private final SandboxLimits limits;
    private final Process process;
    private final Frames frames;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private volatile String killed = "";

    private TemplateProcess(String name, int longest, SandboxLimits limits) throws IOException {
        this.name = name;
        this.limits = limits;
        this.process = builder(limits).start();
        this.frames = new Frames(process.getInputStream(), process.getOutputStream(), longest * BYTES_OF_A_CHARACTER + ENVELOPE);
        clock.schedule(() -> kill("all its rules took more than %d s together".formatted(limits.all().toSeconds())),
                limits.all().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * A process that has taken in the templates.
     *
     * @param templates the text of each by its name
     * @param longest the most characters that one rule may have
     */
    public static TemplateProcess start(Map<String, String> templates, String name, int longest, SandboxLimits limits) {
        try {
            TemplateProcess started = new TemplateProcess(name, longest, limits);
            started.ask(Map.of("templates", templates, "name", name, "longest", longest), limits.start(), "it was not ready within");
            return started;
        } catch (IOException e) {
            throw TemplateTrouble.stopped("template %s: no process could be started for it: %s".formatted(name, e.getMessage()));
        }
    }

    @Override
    public String lay(Map<String, Object> model) {
        Map<?, ?> answer = ask(model, limits.rule(), "one rule took more than");
        if (answer.get("refused") instanceof String reason) {
            throw new TemplateRefusal(reason);
        }
        if (answer.get("broken") instanceof String complaint) {
            throw Boolean.TRUE.equals(answer.get("stopped")) ? TemplateTrouble.stopped(complaint) : TemplateTrouble.broken(complaint);
        }
        return String.valueOf(answer.get("text"));
    }

    private Map<?, ?> ask(Map<String, ?> message, Duration limit, String tooLong) {
        Future<?> end = clock.schedule(() -> kill("%s %d s".formatted(tooLong, limit.toSeconds())), limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            frames.write(message);
            return frames.read();
        } catch (IOException e) {
            String why = why(e);
            process.destroyForcibly();
            throw TemplateTrouble.stopped("template %s was stopped: %s. Look for a loop that does not end or a text that grows"
                    .formatted(name, why));
        } finally {
            end.cancel(false);
        }
    }

    private void kill(String reason) {
        killed = reason;
        process.destroyForcibly();
    }

    private String why(IOException e) {
        if (!killed.isEmpty()) {
            return killed;
        }
        return exit() == OUT_OF_MEMORY ? "it needs more than %d MiB of memory".formatted(limits.memory()) : "its process ended (%s)".formatted(e);
    }

    private int exit() {
        try {
            return process.waitFor(limits.rule().toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        process.destroyForcibly();
    }

    /** Whether the process is still there. */
    boolean lives() {
        return process.isAlive();
    }

    private static ProcessBuilder builder(SandboxLimits limits) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(List.of(java.toString(), "-Xmx%dm".formatted(limits.memory()), "-Xss1m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr", "-XX:-UsePerfData", "-Xshare:auto",
                "-cp", classPath(), TemplateChild.class.getName(), Long.toString(limits.all().toSeconds() + limits.start().toSeconds())));
        builder.environment().clear();
        return builder.directory(Path.of(System.getProperty("java.home")).toFile()).redirectError(Redirect.DISCARD);
    }

    /** Where the three things lie that the child needs; all that this process has where that cannot be told. */
    private static String classPath() {
        List<Class<?>> needed = List.of(TemplateChild.class, Configuration.class, JsonFactory.class);
        List<String> places = needed.stream().flatMap(TemplateProcess::place).toList();
        return places.size() == needed.size() ? places.stream().distinct().collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    /** Some class loaders say {@code jar:file:/a.jar!/} where others say {@code file:/a.jar}. */
    private static Stream<String> place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Stream.empty();
        }
        URI place = URI.create(source.getLocation().toString().replaceFirst("^jar:", "").replaceFirst("!/.*$", "").replace(" ", "%20"));
        return "file".equals(place.getScheme()) ? Stream.of(Path.of(place.getPath()).toString()) : Stream.empty();
    }
}
