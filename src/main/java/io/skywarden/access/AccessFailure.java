package io.skywarden.access;

import java.time.Duration;

/** Why access would not do what it was asked. The list is closed; no message holds a secret. */
public abstract sealed class AccessFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AccessFailure(String message) {
        super(message);
    }

    /** A value cannot be taken as it is. */
    public static final class Unacceptable extends AccessFailure {
        private static final long serialVersionUID = 1L;
        private final String member;

        public Unacceptable(String member, String message) {
            super(message);
            this.member = member;
        }

        /** The member of the request that holds the value. */
        public String member() {
            return member;
        }
    }

    /** The name or the password is wrong, or the user is disabled; which of them is not told. */
    public static final class WrongPassword extends AccessFailure {
        private static final long serialVersionUID = 1L;

        WrongPassword() {
            super("the user name or the password is wrong, or the user is disabled");
        }
    }

    /** Passwords were tried too often. */
    public static final class TooManyAttempts extends AccessFailure {
        private static final long serialVersionUID = 1L;
        private final Duration wait;

        TooManyAttempts(Duration wait) {
            super("too many passwords were tried; try again in %d seconds".formatted(wait.toSeconds()));
            this.wait = wait;
        }

        public Duration pause() {
            return wait;
        }
    }

    /** Documents were handed in too often. */
    public static final class TooManySubmissions extends AccessFailure {
        private static final long serialVersionUID = 1L;
        private final Duration wait;

        TooManySubmissions(Duration wait) {
            super("you handed in too many documents; try again in %d seconds".formatted(wait.toSeconds()));
            this.wait = wait;
        }

        public Duration pause() {
            return wait;
        }
    }

    /** No user has this name. */
    public static final class UnknownUser extends AccessFailure {
        private static final long serialVersionUID = 1L;

        UnknownUser(UserName name) {
            super("there is no user %s".formatted(name));
        }
    }

    /** Another user has this name. */
    public static final class NameTaken extends AccessFailure {
        private static final long serialVersionUID = 1L;

        NameTaken(UserName name) {
            super("there is a user %s already; choose another name, or change that user with PATCH".formatted(name));
        }
    }

    /** Nobody could manage users any more. */
    public static final class LastAdmin extends AccessFailure {
        private static final long serialVersionUID = 1L;

        LastAdmin(UserName name) {
            super("%s is the last enabled admin; make another one first".formatted(name));
        }
    }

    /** There is no such token, or it belongs to somebody else. */
    public static final class UnknownToken extends AccessFailure {
        private static final long serialVersionUID = 1L;

        UnknownToken(TokenId id) {
            super("you have no token %s; GET /api/v1/tokens lists those you have".formatted(id));
        }
    }
}
