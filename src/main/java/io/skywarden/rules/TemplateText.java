package io.skywarden.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The text of one file of an engine's folder: never of what a link leads to, and never more than so many bytes, whatever the file says of itself. */
final class TemplateText {

    private TemplateText() {}

    static String of(Path file, int most) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new EngineUnusable("%s is a link or no file: templates are read from their own folder only, so put a copy there".formatted(file));
        }
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = content.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new EngineUnusable("%s has more than %d bytes".formatted(file, most));
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new EngineUnusable("%s is not UTF-8 text".formatted(file), e);
        } catch (IOException e) {
            throw new EngineUnusable("%s cannot be read".formatted(file), e);
        }
    }
}
