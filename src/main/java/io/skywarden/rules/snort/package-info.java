/** The words of Snort 3 and Snort 2.9: how a part of a signature becomes options, and the only place where text is escaped for them. */
package io.skywarden.rules.snort;
