package io.skywarden.proof;

/** Is told how far a judge has come, since a proof over many captures takes its time. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (_, _, _) -> { };

    /**
     * @param judge who judges
     * @param done how many captures it has judged
     * @param all how many there are
     */
    void judged(String judge, int done, int all);
}
