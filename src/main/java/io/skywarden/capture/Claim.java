package io.skywarden.capture;

/** What an analyst says of a capture beforehand. */
public enum Claim {
    /** It shows what the signature is about: without a hit the signature misses it. */
    POSITIVE,
    /** It holds nothing of the kind: every hit is false. */
    NEGATIVE,
    /** Nothing is said: hits are told and are neither right nor wrong. */
    NONE
}
