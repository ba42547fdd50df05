/**
 * Captures made from readable text: a recipe says which flows there are and what they carry, and always gives the same
 * bytes. It stands in where a real capture may not be shipped or does not exist.
 */
package io.skywarden.capture.recipe;
