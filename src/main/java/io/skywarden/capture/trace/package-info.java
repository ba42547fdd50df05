/**
 * Traces: captures decoded once and for all, so that judging one touches neither the capture nor the decoder. A trace is
 * what the decoder told, written down; playing it tells the same again.
 */
package io.skywarden.capture.trace;
