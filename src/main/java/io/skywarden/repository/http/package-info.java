/** Published files over HTTP, byte for byte: what sensors, suricata-update and TUF clients fetch. */
package io.skywarden.repository.http;
