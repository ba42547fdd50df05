package io.skywarden.proof.engine;

/** Whether an engine measures what each rule costs while it judges. */
public enum Metering { OFF, ON }
