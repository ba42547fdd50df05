package io.skywarden.access;

import java.util.List;
import java.util.Optional;

/** Where users are kept. */
public interface Users {

    Optional<User> find(UserName name);

    /** In order of the names. */
    List<User> all();

    boolean isEmpty();

    /** Adds in a transaction of its own; false when another has the name, also one who got it at the same moment. */
    boolean addIfAbsent(User user);

    /** Finds, and keeps all others from changing the user until the transaction ends. */
    Optional<User> lock(UserName name);

    /** All who are admin and enabled, kept from changing until the transaction ends. */
    List<User> lockAdmins();

    void replace(User user);
}
