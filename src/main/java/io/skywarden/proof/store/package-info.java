/** Proofs in the database. */
package io.skywarden.proof.store;
