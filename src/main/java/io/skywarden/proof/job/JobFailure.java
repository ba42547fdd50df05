package io.skywarden.proof.job;

/** What is not done with a job. */
public abstract sealed class JobFailure extends RuntimeException {

    private JobFailure(String message) {
        super(message);
    }

    /** There is no job of this name. */
    public static final class Unknown extends JobFailure {
        Unknown(String id) {
            super("there is no proof job '%s': GET /api/v1/jobs lists them".formatted(id));
        }
    }

    /** It does not stand where this begins. */
    public static final class NotOpen extends JobFailure {
        NotOpen(ProofJob job, String deed) {
            super("%s is %s and cannot be %s".formatted(job, job.state().word(), deed));
        }
    }

    /** What is to be proven again is not there. */
    public static final class NothingInForce extends JobFailure {
        NothingInForce(String about) {
            super("nothing of '%s' is in force: there is nothing to prove again".formatted(about));
        }
    }
}
