/** What rules look like and how they change, over HTTP. */
package io.skywarden.rules.http;
