/** The catalogue over HTTP, read-only. */
package io.skywarden.catalogue.http;
