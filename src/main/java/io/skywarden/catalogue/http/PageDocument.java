package io.skywarden.catalogue.http;

import io.skywarden.catalogue.Listing;
import java.util.List;

/**
 * A page of a list.
 *
 * @param next what to ask for as {@code after} to get the next page; null at the end
 */
record PageDocument(List<ListingDocument> items, String next) {

    /** From one line more than the page shows, which tells whether there is a next one. */
    static PageDocument of(List<Listing> lines, int limit) {
        List<ListingDocument> items = lines.stream().limit(limit).map(ListingDocument::of).toList();
        return new PageDocument(items, lines.size() > limit ? items.getLast().id() : null);
    }
}
