/** Keeps the versions in a relational database. */
package io.skywarden.catalogue.store;
