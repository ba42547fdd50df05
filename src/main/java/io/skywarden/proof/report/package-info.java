/** A proof as people and CI systems read it: one account of it, told in several formats, and what changed since an earlier one. */
package io.skywarden.proof.report;
