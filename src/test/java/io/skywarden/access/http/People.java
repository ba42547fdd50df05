package io.skywarden.access.http;

import io.skywarden.access.Accounts;
import io.skywarden.access.ApiTokens;
import io.skywarden.access.NewPassword;
import io.skywarden.access.Passwords;
import io.skywarden.access.Role;
import io.skywarden.access.TokenWish;
import io.skywarden.access.User;
import io.skywarden.access.UserName;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes users for tests, each with a name of its own, and tokens for them. */
@Singleton
public class People {

    static final String PASSWORD = "correct horse battery";

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final Passwords passwords;

    People(Accounts accounts, ApiTokens tokens, Passwords passwords) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.passwords = passwords;
    }

    User with(Role... roles) {
        return accounts.add(new UserName("u" + UUID.randomUUID()), passwords.hash(new NewPassword(PASSWORD)), Set.of(roles));
    }

    String token(User user) {
        return tokens.issue(user, new TokenWish("", Optional.empty(), 1)).bearer().text();
    }

    /** The token of a new user with these roles. */
    public String token(Role... roles) {
        return token(with(roles));
    }
}
