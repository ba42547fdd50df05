package io.skywarden.proof.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What an engine says of a rules file when it only loads it ({@code suricata -T}).
 *
 * @param passed whether it would start with this file
 * @param loaded how many rules it accepted
 * @param failed how many it refused
 * @param skipped how many it left out because they require something it lacks; no error to it
 * @param complaints why, one for each refused rule, and those of no rule
 * @param warnings what it frowned at
 */
public record LoadCheck(
        boolean passed, int loaded, int failed, int skipped, List<LoadComplaint> complaints, List<String> warnings) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    public LoadCheck {
        complaints = List.copyOf(complaints);
        warnings = List.copyOf(warnings);
    }

    /** Loads the file into that engine, once. */
    public static LoadCheck of(EngineBinary binary, Path rulesFile, Path workFolder) {
        EngineFolder folder = SuricataEngine.folder(rulesFile, workFolder);
        try {
            Command command = Command.run(words(binary, folder), LIMIT);
            return LoadReport.read(command.output(), Files.readAllLines(folder.rules())).check(command.exitCode() == 0);
        } catch (IOException failed) {
            throw new EngineTrouble("%s could not be run: %s".formatted(binary, failed.getMessage()), failed);
        } finally {
            SuricataEngine.discard(folder);
        }
    }

    private static List<String> words(EngineBinary binary, EngineFolder folder) {
        return List.of(
                binary.path().toString(), "-T", "-v", "--init-errors-fatal", "-c", folder.configuration().toString(),
                "-S", folder.rules().toString(), "-l", folder.root().toString());
    }
}
