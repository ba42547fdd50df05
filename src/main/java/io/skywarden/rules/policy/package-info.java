/** Policies as data: which signatures a sensor gets, what a hit does to the traffic, and which path is allowed. */
package io.skywarden.rules.policy;
