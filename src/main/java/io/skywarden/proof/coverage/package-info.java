/** How far signatures reach in a corpus: recall, false flows, and the evidence for both. */
package io.skywarden.proof.coverage;
