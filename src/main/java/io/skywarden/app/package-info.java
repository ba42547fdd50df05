/** Puts the parts together: the command line, the service's start, and the one clock. */
package io.skywarden.app;
