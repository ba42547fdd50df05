/** The catalogue on the command line, without the service. */
package io.skywarden.catalogue.cli;
