/** Captures on the command line. */
package io.skywarden.capture.cli;
