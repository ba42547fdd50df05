/** Bearer tokens on requests, and the endpoints to get them and to manage users. */
package io.skywarden.access.http;
