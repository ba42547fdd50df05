package io.skywarden.repository.signing;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the signature of a file says of it besides, under the signature: enough for a shell script to notice an old
 * version, another channel's file and one that has expired.
 */
public record TrustedComment(String file, long version, String channel, Instant expires, String sha256) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._+/-]{1,512}");

    public TrustedComment {
        for (String word : List.of(file, channel, sha256)) {
            if (!WORD.matcher(word).matches()) {
                throw new IllegalArgumentException(
                        "'%s' does not fit in a trusted comment: letters, digits and . _ + / - only".formatted(word));
            }
        }
    }

    /** One line of fields, each a name, a colon and a word. */
    public String text() {
        return "file:%s version:%d channel:%s expires:%s sha256:%s".formatted(file, version, channel, expires, sha256);
    }
}
