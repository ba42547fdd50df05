package io.skywarden.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of target files, each under the name that carries its hash; old ones stay for clients still on their way. */
record TargetFolder(Path folder) {

    Path file(ServedName name) {
        return folder.resolve(name.path());
    }

    Optional<Path> served(String asked) {
        return ServedName.of(asked).map(this::file).filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** Writes the file unless these very bytes are there: a damaged one is mended by publishing it again. */
    void put(Target target, Disk disk) throws IOException {
        if (!holds(target.servedName(), target.length())) {
            disk.put(file(target.servedName()), target.bytes());
        }
    }

    boolean holds(ServedName name, long length) throws IOException {
        Path file = file(name);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == length
                && Sha256.of(Files.readAllBytes(file)).equals(name.sha256());
    }
}
