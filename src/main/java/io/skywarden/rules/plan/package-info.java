/**
 * What rules a signature needs, before any engine is asked: its parts in order, what each part means, and what a dialect
 * must be able to answer. Nothing here knows a keyword of an engine.
 */
package io.skywarden.rules.plan;
