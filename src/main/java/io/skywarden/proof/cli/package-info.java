/** The proof on the command line. */
package io.skywarden.proof.cli;
