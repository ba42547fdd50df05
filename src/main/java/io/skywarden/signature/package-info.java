/**
 * What a signature is: the conditions a flow must show, where that knowledge comes from, and what its proof must find.
 * Plain Java, no framework; the words are those of an analyst, not those of an engine.
 */
package io.skywarden.signature;
