/**
 * The only place that sees a private key. It makes the keys, keeps them in files nobody else may read, and signs bytes;
 * what the bytes mean is not its business, except for minisign's own format.
 */
package io.skywarden.repository.signing;
