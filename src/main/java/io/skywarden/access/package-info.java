/** Who may call what: roles, users and their tokens, the tokens of a trusted issuer, and how often one may ask. */
package io.skywarden.access;
