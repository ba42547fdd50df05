package io.skywarden.rules.companion;

/** Names, and whose they are. */
public record JudgedName(NameScope scope, Judgement judgement) {}
