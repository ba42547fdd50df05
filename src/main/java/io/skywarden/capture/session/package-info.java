/** What flows say about themselves in the protocols they carry: DNS, TLS, QUIC and HTTP, each parsed just far enough. */
package io.skywarden.capture.session;
