package io.skywarden.rules.companion;

/** Something that companions do not say, and why. */
public record LeftOut(String what, String reason) {}
