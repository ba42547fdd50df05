package io.skywarden.capture.recipe;

import io.skywarden.capture.FlowKey;

/**
 * What a recipe says of one of its flows.
 *
 * @param flow as a decoder of the capture will key it: the client is the side that sends first
 * @param hit whether the signature must hit it; otherwise it must stay silent
 */
public record FlowExpectation(FlowKey flow, boolean hit) {}
