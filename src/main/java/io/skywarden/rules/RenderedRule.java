package io.skywarden.rules;

import io.skywarden.signature.SignatureId;

/** One rule as an engine reads it: a line, or the lines of a block, without the last end. A helper sets a mark for another rule and never alerts. */
public record RenderedRule(SignatureId signature, String part, long sid, int rev, boolean helper, String text) {}
