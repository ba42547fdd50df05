/** Rule files that others wrote: read for the sids they take, and held against ours. */
package io.skywarden.rules.foreign;
