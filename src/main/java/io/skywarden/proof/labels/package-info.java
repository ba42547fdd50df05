/** What others say of the flows of captures, and how that becomes the truth a proof is held against. */
package io.skywarden.proof.labels;
