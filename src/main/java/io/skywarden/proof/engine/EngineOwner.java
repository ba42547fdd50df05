package io.skywarden.proof.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who runs an engine, noted beside its socket. A process that is killed outright cannot end its engines, so whoever starts the next one on
 * this machine ends those whose owner is gone. Numbers of processes are used again, so each is named with the moment of its start.
 *
 * @param place the space in which process numbers mean something: containers that share a folder do not share numbers
 */
record EngineOwner(String place, Started owner, Started engine) {

    static final String FOLDERS = "sky";
    private static final String FILE = "owner";
    private static final Path NUMBER_SPACE = Path.of("/proc/self/ns/pid");

    record Started(long pid, Instant at) {

        static Started of(ProcessHandle process) {
            return new Started(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
        }

        Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid).filter(process -> process.isAlive() && of(process).equals(this));
        }
    }

    static void note(Path folder, ProcessHandle engine) throws IOException {
        EngineOwner owner = new EngineOwner(here(), Started.of(ProcessHandle.current()), Started.of(engine));
        Files.write(folder.resolve(FILE), List.of(owner.place, line(owner.owner), line(owner.engine)));
    }

    /** Ends the engines below this folder whose owner is gone. What cannot be read is somebody else's and stays. */
    static void endOrphans(Path parent, Path ours) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, FOLDERS + "*")) {
            for (Path folder : folders) {
                if (isOfSameUser(folder, ours)) {
                    read(folder).filter(EngineOwner::isOrphan).ifPresent(orphan -> orphan.end(folder));
                }
            }
        }
    }

    /** Anybody may write to a folder for temporary files, so only what the same user made is believed. */
    private static boolean isOfSameUser(Path folder, Path ours) {
        try {
            return Files.isReadable(folder.resolve(FILE)) && Files.getOwner(folder).equals(Files.getOwner(ours));
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private boolean isOrphan() {
        return place.equals(here()) && owner.alive().isEmpty();
    }

    private void end(Path folder) {
        engine.alive().ifPresent(ProcessHandle::destroyForcibly);
        try {
            EngineFolder.delete(folder);
        } catch (IOException another) {
            // Another process sweeps at the same moment; the engine is ended either way.
        }
    }

    private static Optional<EngineOwner> read(Path folder) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(FILE), StandardCharsets.UTF_8);
            return lines.size() == 3 ? Optional.of(new EngineOwner(lines.get(0), started(lines.get(1)), started(lines.get(2)))) : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String line(Started process) {
        return process.pid + " " + process.at;
    }

    private static Started started(String line) {
        String[] words = line.split(" ");
        return new Started(Long.parseLong(words[0]), Instant.parse(words[1]));
    }

    private static String here() {
        try {
            return Files.readSymbolicLink(NUMBER_SPACE).toString();
        } catch (IOException none) {
            return "one space";
        }
    }
}
