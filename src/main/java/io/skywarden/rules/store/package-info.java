/** Keeps the numbers of rules in a relational database. */
package io.skywarden.rules.store;
