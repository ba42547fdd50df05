package io.skywarden.proof;

/** A hit and the capture it was found in. */
public record CaptureHit(String capture, Hit hit) {}
