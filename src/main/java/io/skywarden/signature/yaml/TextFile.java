package io.skywarden.signature.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of text in a folder that others may write to. Its size is asked for before it is read: such a folder may also hold a pipe that
 * never ends, or more than memory does.
 */
public record TextFile(Path file) {

    /** Enough for the longest text that is kept, whatever its characters. */
    private static final long MOST_BYTES = 4L * AuthoredText.LONGEST;

    /** The text; what keeps it from being read is complained of. A file that is not there is no regular file. */
    public Optional<String> read(List<Complaint> complaints) {
        try {
            if (!Files.isRegularFile(file)) {
                return complain(complaints, "is no regular file");
            }
            if (Files.size(file) > MOST_BYTES) {
                return complain(complaints, "has %d bytes, at most %d are read".formatted(Files.size(file), MOST_BYTES));
            }
            String text = Files.readString(file);
            return text.length() <= AuthoredText.LONGEST ? Optional.of(text)
                    : complain(complaints, "has %d characters, at most %d are kept".formatted(text.length(), AuthoredText.LONGEST));
        } catch (CharacterCodingException notUtf8) {
            return complain(complaints, "is not UTF-8 text");
        } catch (IOException e) {
            return complain(complaints, "cannot be read: " + e.getMessage());
        }
    }

    private Optional<String> complain(List<Complaint> complaints, String what) {
        complaints.add(new Complaint(file.toString(), 1, "", what));
        return Optional.empty();
    }
}
