package io.skywarden.signature;

/** Which way a packet travels. The server is the side that did not send the first packet of the flow. */
public enum Direction {
    TO_SERVER,
    TO_CLIENT,
    EITHER
}
