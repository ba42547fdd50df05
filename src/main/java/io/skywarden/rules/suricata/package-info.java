/** The words of Suricata: how a part of a signature becomes keywords, and the only place where text is escaped for them. */
package io.skywarden.rules.suricata;
