package io.skywarden.access;

import io.skywarden.access.AccessFailure.TooManyAttempts;
import io.skywarden.access.AccessFailure.WrongPassword;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Checks names and passwords, not too often, and without telling which names exist. */
@Singleton
public final class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final RateLimit byAddress;
    private final RateLimit byUser;

    public SignIn(Accounts accounts, Passwords passwords, RateLimits limits) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.byAddress = limits.named("login-address", 20, 20);
        this.byUser = limits.named("login-user", 10, 6);
    }

    /** The user of this name, if the password is right. Limits apply before the slow hash, and to right passwords too. */
    public User check(UserName name, String password, String clientAddress) {
        byAddress.take(clientAddress).or(() -> byUser.take(name.value())).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
        Optional<User> user = accounts.find(name).filter(found -> !found.disabled());
        if (!passwords.match(user.map(User::password), password)) {
            throw new WrongPassword();
        }
        return user.orElseThrow(WrongPassword::new);
    }
}
