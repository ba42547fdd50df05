package io.skywarden.rules.plan;

/** How an engine reads the range of a payload size. */
public enum SizeRange {
    /** {@code 17<>46} means 18 to 45, and a range that leaves nothing between its ends is an error. */
    EXCLUSIVE,
    /** {@code 18<>45} means 18 to 45. */
    INCLUSIVE
}
