package io.skywarden.repository.signing;

import java.util.Locale;

/** What a key signs: one of the four TUF roles, or files for people who only have minisign. No key serves two. */
public enum KeyPurpose {
    ROOT, TARGETS, SNAPSHOT, TIMESTAMP, MINISIGN;

    String file() {
        return name().toLowerCase(Locale.ROOT) + ".pem";
    }
}
