/**
 * Says which flows of a capture a signature hits, which it should have hit and which it should not. Two judges: the
 * signature's own conditions in process, and the rendered rule in real engines. Where they differ, nothing is proven.
 */
package io.skywarden.proof;
