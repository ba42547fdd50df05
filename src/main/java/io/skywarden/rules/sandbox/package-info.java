/**
 * Templates at work: in this process for those of this release, in a killable one for everybody else's. Nothing here knows what a rule is;
 * the child process loads this package, FreeMarker and a JSON reader, and nothing else.
 */
package io.skywarden.rules.sandbox;
