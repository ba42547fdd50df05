/** What the service answers when it refuses or fails: problem documents (RFC 9457), whoever asked and whatever went wrong. */
package io.skywarden.problem;
