package io.skywarden.rules.cli;

import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --signatures}: the folder of signatures a command works on, with the lock file of sids in it. */
public final class SignaturesOption {

    @Option(names = "--signatures", paramLabel = "DIR", defaultValue = "${sys:skywarden.root:-.}/signatures",
            description = "the folder of signatures (default: the project's own)")
    private Path folder;

    /** Made by picocli. */
    public SignaturesOption() {}

    public Path folder() {
        return folder;
    }

    public List<AuthoredSignature> read() {
        return SignatureTree.read(folder);
    }

    /** What the lock file says; a lock without a line when there is no file yet. */
    public SidLock sids() {
        return Files.exists(lockFile()) ? SidLock.read(lockFile()) : SidLock.empty(SidRange.DEFAULT);
    }

    /** What the lock file says, which must be there. */
    SidLock recordedSids() {
        return SidLock.read(lockFile());
    }

    Path lockFile() {
        return folder.resolve("sids.lock");
    }
}
