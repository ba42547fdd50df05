/** Keeps users and tokens in a relational database. */
package io.skywarden.access.store;
