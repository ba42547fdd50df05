/**
 * The signed repository: a folder of files that any client of The Update Framework (TUF, specification 1.0.34) can verify.
 * By here a bundle is bytes with a name. Nothing in this package sees a private key: it asks {@code signing} for a
 * signature. Writing goes target files, targets, snapshot, timestamp; the last rename is what makes a state visible.
 */
package io.skywarden.repository;
