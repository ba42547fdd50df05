/**
 * Looks for many byte patterns in one pass over a payload. Two ways that find the same: an automaton of our own, and libhs
 * where it is installed.
 */
package io.skywarden.proof.scan;
