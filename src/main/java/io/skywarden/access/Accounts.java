package io.skywarden.access;

import io.skywarden.access.AccessFailure.LastAdmin;
import io.skywarden.access.AccessFailure.NameTaken;
import io.skywarden.access.AccessFailure.UnknownUser;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The users of this service and what may become of them. */
@Singleton
@Transactional
public class Accounts {

    private static final Logger LOG = Logger.getLogger("io.skywarden.access");

    private final Users users;
    private final Tokens tokens;
    private final Clock clock;

    public Accounts(Users users, Tokens tokens, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.clock = clock;
    }

    public List<User> all() {
        return users.all();
    }

    public Optional<User> find(UserName name) {
        return users.find(name);
    }

    public boolean isEmpty() {
        return users.isEmpty();
    }

    public User add(UserName name, PasswordHash password, Set<Role> roles) {
        User user = new User(name, password, roles, false, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!users.addIfAbsent(user)) {
            throw new NameTaken(name);
        }
        LOG.infof("user %s added: %s", name, Role.words(roles));
        return user;
    }

    /** A new password ends all tokens of the user: whoever knew the old one may hold some. */
    public User change(UserName name, UserChange change) {
        List<User> admins = users.lockAdmins();
        User before = users.lock(name).orElseThrow(() -> new UnknownUser(name));
        User after = change.applied(before);
        if (before.isEnabledAdmin() && !after.isEnabledAdmin() && admins.size() == 1) {
            throw new LastAdmin(name);
        }
        users.replace(after);
        if (change.password().isPresent()) {
            tokens.revokeAll(name, clock.instant());
        }
        LOG.infof("user %s changed: %s%s", name, Role.words(after.roles()), after.disabled() ? ", disabled" : "");
        return after;
    }
}
