package io.skywarden.proof.engine;

/**
 * What an engine says that one rule cost it.
 *
 * @param checks how often it began to look whether the rule fits
 * @param matches how often it fitted; it may several times in one check
 * @param micros how long it looked, in microseconds; what rules share is told of each of them
 */
public record RuleCost(long sid, long checks, long matches, long micros) {

    /** Of two runs, or of two rules with one sid. */
    RuleCost plus(RuleCost other) {
        return new RuleCost(sid, checks + other.checks, matches + other.matches, micros + other.micros);
    }
}
