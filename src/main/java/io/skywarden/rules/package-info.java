/**
 * From signatures to rule text: which engines there are, which number a rule has for ever, and how a policy words it.
 * The plan says what rules are needed, a dialect finds the words, a template lays them out.
 */
package io.skywarden.rules;
