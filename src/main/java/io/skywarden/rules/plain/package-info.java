/** A part of a signature told to a template in no engine's words: typed, worked out, and with text only in forms that are safe to paste. */
package io.skywarden.rules.plain;
