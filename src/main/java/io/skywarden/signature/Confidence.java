package io.skywarden.signature;

/** How sure a hit makes us that the flow is what the signature says, lowest first. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH
}
