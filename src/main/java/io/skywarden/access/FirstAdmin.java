package io.skywarden.access;

import io.skywarden.access.AccessFailure.NameTaken;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Lets somebody into a service that has no user yet. */
@Singleton
public final class FirstAdmin {

    /** The name of the first admin. */
    public static final UserName NAME = new UserName("admin");
    private static final int SECRET_BYTES = 24;

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecureRandom random;

    public FirstAdmin(Accounts accounts, Passwords passwords, SecureRandom random) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.random = random;
    }

    /** Makes the first admin and answers with the password; nothing if there are users, or another service was quicker. */
    public Optional<String> make() {
        if (!accounts.isEmpty()) {
            return Optional.empty();
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        try {
            accounts.add(NAME, passwords.hash(new NewPassword(password)), Set.of(Role.ADMIN));
            return Optional.of(password);
        } catch (NameTaken anotherServiceWasQuicker) {
            return Optional.empty();
        }
    }
}
