/** What the catalogue knows, for places beyond the sensor: proxies, resolvers, packet filters and the desktops themselves. */
package io.skywarden.rules.companion;
