/** Proofs over HTTP. */
package io.skywarden.proof.http;
