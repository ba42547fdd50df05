package io.skywarden.signature;

/** The product whose traffic a signature recognises. */
public enum Family {
    SKYPE_CLASSIC,
    SKYPE_CLOUD,
    SKYPE_FOR_BUSINESS,
    TEAMS
}
