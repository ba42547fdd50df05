package io.skywarden.proof;

import io.skywarden.capture.FlowKey;
import io.skywarden.signature.SignatureId;

/**
 * A signature recognised a flow.
 *
 * @param packet the number of the packet, within the capture, at which it did; 0 when a judge cannot say
 */
public record Hit(SignatureId signature, FlowKey flow, long packet) {}
