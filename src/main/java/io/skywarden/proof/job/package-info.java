/** Proofs as jobs that several workers share. */
package io.skywarden.proof.job;
