/**
 * Real engines as judges: the rules of a proof run through Suricata itself, one long-lived process for many captures, each
 * capture isolated from the others. What an engine says is taken as said; comparing it with our own reading
 * is the business of {@code proof}.
 */
package io.skywarden.proof.engine;
