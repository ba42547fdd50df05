package io.skywarden.rules;

import io.skywarden.signature.SignatureId;

/** A signature that an engine cannot say, and why. None of its rules are rendered: half a signature would lie. */
public record Refusal(SignatureId signature, String reason) {}
