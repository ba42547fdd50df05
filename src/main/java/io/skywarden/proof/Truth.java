package io.skywarden.proof;

/** What a flow really is, known by other means than our signatures. */
public enum Truth {
    SKYPE,
    TEAMS,
    /** Nobody knows: a hit is neither right nor wrong. */
    UNSURE,
    /** Not of the Skype family: every hit is wrong. */
    OTHER
}
