/** Freezes proven rules into reproducible archives: the same catalogue gives the same bytes on any machine. */
package io.skywarden.bundle;
