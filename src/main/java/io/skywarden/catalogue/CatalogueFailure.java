package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.util.List;
import java.util.stream.Collectors;

/** Why the catalogue would not do what it was asked. The list is closed. */
public abstract sealed class CatalogueFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SignatureId id;

    private CatalogueFailure(SignatureId id, String message) {
        super(message);
        this.id = id;
    }

    public SignatureId id() {
        return id;
    }

    /** The catalogue holds no signature of this id. */
    public static final class UnknownSignature extends CatalogueFailure {
        private static final long serialVersionUID = 1L;

        UnknownSignature(SignatureId id) {
            super(id, "the catalogue has no signature of the id %s".formatted(id));
        }
    }

    /** The signature is known, but not in this version. */
    public static final class UnknownVersion extends CatalogueFailure {
        private static final long serialVersionUID = 1L;
        private final int latest;

        UnknownVersion(SignatureId id, int number, int latest) {
            super(id, "%s has no version %d; its latest is %d".formatted(id, number, latest));
            this.latest = latest;
        }

        public int latest() {
            return latest;
        }
    }

    /** A new signature was handed in under the id of a known one. */
    public static final class SignatureExists extends CatalogueFailure {
        private static final long serialVersionUID = 1L;

        SignatureExists(SignatureId id) {
            super(id, "%s is in the catalogue already: post a further version of it, or choose another id".formatted(id));
        }
    }

    /** The signature changed since the caller last looked. */
    public static final class StaleLook extends CatalogueFailure {
        private static final long serialVersionUID = 1L;
        private final int revision;

        StaleLook(SignatureId id, int revision) {
            super(id, "%s has changed since you read it: read it again and decide anew".formatted(id));
            this.revision = revision;
        }

        /** What the caller would have had to know. */
        public int revision() {
            return revision;
        }
    }

    /** The new version says what the newest one says already. */
    public static final class NothingChanged extends CatalogueFailure {
        private static final long serialVersionUID = 1L;

        NothingChanged(SignatureId id, int latest) {
            super(id, "this is what version %d of %s says already; comments and layout make no version".formatted(latest, id));
        }
    }

    /** The version does not stand where the step begins, or is not the newest. */
    public static final class StepNotOpen extends CatalogueFailure {
        private static final long serialVersionUID = 1L;
        private final transient List<Step> open;

        StepNotOpen(SignatureId id, int number, Step step, Stage stage) {
            super(id, "version %d of %s is %s, from where it cannot %s%s".formatted(number, id, stage.word(), step.word(), told(stage)));
            this.open = Step.openAt(stage);
        }

        StepNotOpen(SignatureId id, int number, int latest) {
            super(id, "version %d of %s is not its newest: only version %d can move".formatted(number, id, latest));
            this.open = List.of();
        }

        /** What can be done with it. */
        public List<Step> open() {
            return open;
        }

        private static String told(Stage stage) {
            List<Step> open = Step.openAt(stage);
            return open.isEmpty() ? "" : "; open to you: " + open.stream().map(Step::word).collect(Collectors.joining(", "));
        }
    }

    /** Somebody would approve what they wrote. */
    public static final class FourEyes extends CatalogueFailure {
        private static final long serialVersionUID = 1L;

        FourEyes(SignatureId id, int number, Actor author) {
            super(id, "version %d of %s was written by %s: somebody else has to approve it".formatted(number, id, author));
        }
    }

    /** A step that the service takes itself. */
    public static final class ServiceOnly extends CatalogueFailure {
        private static final long serialVersionUID = 1L;

        ServiceOnly(SignatureId id, Step step) {
            super(id, "nobody can %s %s by hand: the service does when every judge agrees".formatted(step.word(), id));
        }
    }

    /** There is nothing to retire. */
    public static final class NotInForce extends CatalogueFailure {
        private static final long serialVersionUID = 1L;

        NotInForce(SignatureId id) {
            super(id, "no version of %s is active, so there is nothing to retire".formatted(id));
        }
    }

    /** The tree and the catalogue do not disagree about it. */
    public static final class NoConflict extends CatalogueFailure {
        private static final long serialVersionUID = 1L;

        NoConflict(SignatureId id) {
            super(id, "the tree and the catalogue do not disagree about %s".formatted(id));
        }
    }
}
