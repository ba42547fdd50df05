/** The database without the service: read only, copied into an archive, and made anew from one. */
package io.skywarden.catalogue.store.offline;
