package io.skywarden.signature;

/** One packet, or one handshake, in the order a flow shows them. */
public record Step(Direction direction, ServerSide server, Condition shows) {

    public Step {
        if (server.eitherSide() && direction != Direction.EITHER) {
            throw new MalformedSignature("direction", "a peer may be on either side, so the direction is 'either'");
        }
    }
}
