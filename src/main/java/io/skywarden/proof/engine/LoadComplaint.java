package io.skywarden.proof.engine;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Why an engine refuses a rule, in its own words; which rule, where it says so. */
public record LoadComplaint(String text, OptionalLong sid, OptionalInt line) {}
