/** Reads the YAML form of signatures. Every complaint has file, line and path, and all complaints come at once. */
package io.skywarden.signature.yaml;
