package io.skywarden.catalogue;

import java.util.Set;

/** Who does something: a person, the service itself, or the tree of signatures on whose behalf it imports. */
public record Actor(String name) {

    /** The service, which proves. */
    public static final Actor SERVICE = new Actor("skywarden");
    /** Whoever keeps the tree of signatures: what lies in it was reviewed there. */
    public static final Actor TREE = new Actor("tree");

    private static final Set<String> RESERVED = Set.of(SERVICE.name, TREE.name);
    private static final int LONGEST = 120;

    public Actor {
        if (name == null || !name.matches("\\S(.*\\S)?") || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an actor's name has 1 to %d printable characters and no blank at either end".formatted(LONGEST));
        }
    }

    /**
     * A person by the name the access check gave.
     *
     * @throws IllegalArgumentException if that name is one of the service's own, in whatever case
     */
    public static Actor person(String name) {
        Actor actor = new Actor(name);
        if (RESERVED.stream().anyMatch(name::equalsIgnoreCase)) {
            throw new IllegalArgumentException("'%s' is a name the service keeps for itself: use another account".formatted(name));
        }
        return actor;
    }

    /** Names that differ in case alone are one person: the four-eyes rule must not be passed by spelling. */
    boolean is(Actor other) {
        return name.equalsIgnoreCase(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
