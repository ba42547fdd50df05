package io.skywarden.repository.http;

import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A published file as an answer. A client such as suricata-update takes any 200 for rules, so nothing but published bytes
 * is ever answered with 200; all else is a 404, which makes it keep what it has.
 */
final class FeedFile {

    private FeedFile() {}

    static Response answer(Request request, Optional<Path> file, Freshness freshness) {
        Path found = file.filter(Files::isRegularFile).orElseThrow(FeedFile::notPublished);
        return FeedAnswer.of(request, bytes(found), FeedAnswer.mediaType(found.getFileName().toString()), freshness);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException takenBackMeanwhile) {
            throw notPublished();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Refusal notPublished() {
        return new Refusal(new Problem(Kind.FILE_NOT_PUBLISHED, "nothing has been published under this path"));
    }
}
