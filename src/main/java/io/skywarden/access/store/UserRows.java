package io.skywarden.access.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skywarden.access.User;
import io.skywarden.access.UserName;
import io.skywarden.access.Users;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The table of users. */
@Singleton
class UserRows implements Users, PanacheRepositoryBase<UserRow, String> {

    @Override
    public Optional<User> find(UserName name) {
        return findByIdOptional(name.value()).map(UserRow::user);
    }

    // Sorted here: databases order letters by their own collations.
    @Override
    public List<User> all() {
        return listAll().stream().map(UserRow::user).sorted(Comparator.comparing(user -> user.name().value())).toList();
    }

    @Override
    public boolean isEmpty() {
        return count() == 0;
    }

    // The key of the table decides between two at the same moment; what else may have failed is told as it is.
    @Override
    public boolean addIfAbsent(User user) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> find(user.name()).isEmpty() && added(user));
        } catch (PersistenceException refused) {
            if (QuarkusTransaction.requiringNew().call(() -> find(user.name())).isPresent()) {
                return false;
            }
            throw refused;
        }
    }

    private boolean added(User user) {
        persistAndFlush(UserRow.of(user));
        return true;
    }

    @Override
    public Optional<User> lock(UserName name) {
        return findByIdOptional(name.value(), LockModeType.PESSIMISTIC_WRITE).map(UserRow::user);
    }

    @Override
    public List<User> lockAdmins() {
        return find("disabled = false and roles like '%admin%' order by name").withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream().map(UserRow::user).toList();
    }

    @Override
    public void replace(User user) {
        findById(user.name().value()).take(user);
    }
}
