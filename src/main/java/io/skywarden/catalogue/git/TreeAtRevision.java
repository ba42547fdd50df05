package io.skywarden.catalogue.git;

import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.signature.yaml.MalformedTree;
import io.skywarden.signature.yaml.SignatureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The signatures of a folder as a revision of the git repository around it has them.
 *
 * @param commit which commit that is
 * @param contents the content hash of each; a signature that cannot be read there is left out
 */
public record TreeAtRevision(String commit, Map<SignatureId, String> contents) {

    private static final String PROGRAM = "git";

    public TreeAtRevision {
        contents = Map.copyOf(contents);
    }

    /**
     * Reads them from git's own store; the working tree stays as it is.
     *
     * @param revision whatever git takes for a commit: a branch, a tag, a hash, {@code HEAD~2}
     * @throws GitUnusable when git is absent, or there is no repository or no such revision
     */
    public static TreeAtRevision read(Path folder, String revision) {
        return read(PROGRAM, folder, revision);
    }

    static TreeAtRevision read(String program, Path folder, String revision) {
        try (Git git = new Git(program, folder)) {
            GitObjects objects = new GitObjects(git);
            String commit = objects.commit(revision);
            Map<SignatureId, String> contents = new TreeMap<>();
            signatures(objects.files(commit, SignatureText.files())).forEach(
                    authored -> contents.put(authored.signature().id(), authored.contentHash()));
            return new TreeAtRevision(commit, contents);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask git about " + folder, e);
        }
    }

    private static List<AuthoredSignature> signatures(Map<String, Map<String, String>> byFolder) {
        List<AuthoredSignature> read = new ArrayList<>();
        byFolder.forEach((folder, texts) -> signature(folder, texts).ifPresent(read::add));
        return read;
    }

    private static Optional<AuthoredSignature> signature(String folder, Map<String, String> texts) {
        List<String> names = SignatureText.files();
        try {
            return Optional.of(SignatureText.read(folder, new AuthoredText(texts.getOrDefault(names.get(0), ""),
                    texts.getOrDefault(names.get(1), ""), texts.getOrDefault(names.get(2), ""))));
        } catch (MalformedTree | IllegalArgumentException unreadable) {
            // It was broken then, or written for another version of ours: whatever stands there now is a change.
            return Optional.empty();
        }
    }

    /** Whether the signature said the same then, in whatever spelling. */
    public boolean has(AuthoredSignature authored) {
        return authored.contentHash().equals(contents.get(authored.signature().id()));
    }

    /** Signatures that were there then and are among these no more. */
    public List<SignatureId> removed(Collection<AuthoredSignature> now) {
        List<SignatureId> ids = now.stream().map(authored -> authored.signature().id()).toList();
        return contents.keySet().stream().filter(id -> !ids.contains(id)).sorted().toList();
    }
}
