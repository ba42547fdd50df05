/**
 * Reference captures: what is in a pcap, decoded to flows keyed as Suricata keys them. A capture is known by the SHA-256
 * of its bytes, whatever its file name. The rules of one sensor ("what did this flow show") live downstream.
 */
package io.skywarden.capture;
