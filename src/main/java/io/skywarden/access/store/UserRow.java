package io.skywarden.access.store;

import io.skywarden.access.PasswordHash;
import io.skywarden.access.Role;
import io.skywarden.access.User;
import io.skywarden.access.UserName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user as a row. */
@Entity
@Table(name = "access_user")
class UserRow {

    @Id
    String name;

    @Column(name = "password_hash")
    String passwordHash;

    String roles;

    boolean disabled;

    Instant created;

    static UserRow of(User user) {
        UserRow row = new UserRow();
        row.name = user.name().value();
        row.created = user.created();
        row.take(user);
        return row;
    }

    void take(User user) {
        passwordHash = user.password().text();
        roles = Role.words(user.roles());
        disabled = user.disabled();
    }

    User user() {
        return new User(new UserName(name), new PasswordHash(passwordHash), Role.read(roles), disabled, created);
    }
}
