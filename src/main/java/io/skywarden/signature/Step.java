package io.skywarden.signature;

/** One packet, or one handshake, in the order a flow shows them. */
public record Step(Direction direction, ServerSide server, Condition shows) {}
