package io.skywarden.signature;

/** The transport that carries a flow. */
public enum Transport {
    TCP,
    UDP
}
