package io.skywarden.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Hashes passwords and compares them. Slow on purpose, so it is called outside of any transaction. */
@Singleton
public final class Passwords {

    private static final int COST = 12;
    private static final int SALT_BYTES = 16;

    private final SecureRandom random;
    private final PasswordHash nobodys;

    public Passwords(SecureRandom random) {
        this.random = random;
        byte[] secret = new byte[NewPassword.SHORTEST];
        random.nextBytes(secret);
        this.nobodys = hash(new NewPassword(java.util.HexFormat.of().formatHex(secret)));
    }

    public PasswordHash hash(NewPassword password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(OpenBSDBCrypt.generate(password.text().toCharArray(), salt, COST));
    }

    /** Takes the same time whether there is a hash to compare with or none. */
    boolean match(Optional<PasswordHash> kept, String attempt) {
        boolean possible = attempt.getBytes(StandardCharsets.UTF_8).length <= NewPassword.MOST_BYTES;
        boolean equal = OpenBSDBCrypt.checkPassword(kept.orElse(nobodys).text(), (possible ? attempt : "").toCharArray());
        return equal && possible && kept.isPresent();
    }
}
