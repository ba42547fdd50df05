/** Signatures as an earlier revision of a git repository has them; git itself is asked, as a process. */
package io.skywarden.catalogue.git;
