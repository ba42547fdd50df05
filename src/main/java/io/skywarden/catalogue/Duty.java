package io.skywarden.catalogue;

/** What only one instance of the service may do at a time, however many share a database. Each has a row in the table of locks. */
public enum Duty {
    /** Taking a tree of signatures into the catalogue. */
    IMPORT,
    /** Proving, signing and offering bundles. */
    PUBLISH
}
