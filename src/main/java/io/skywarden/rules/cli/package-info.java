/** Rendering on the command line. */
package io.skywarden.rules.cli;
