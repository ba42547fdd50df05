package io.skywarden.capture;

/** The transports whose flows are followed. */
public enum Protocol {
    TCP,
    UDP
}
