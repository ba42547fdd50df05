/** The versions of every signature, in the order they were imported. A version, once kept, never changes. */
package io.skywarden.catalogue;
