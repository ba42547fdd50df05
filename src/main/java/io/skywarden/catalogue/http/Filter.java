package io.skywarden.catalogue.http;

import io.skywarden.catalogue.Listing;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.signature.Family;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Which signatures of a list are asked for; an unknown word is refused, since an empty list would hide the slip. */
final class Filter {

    private static final List<String> STATES = List.of("active", "experimental", "retired");
    private static final List<String> FAMILIES = Arrays.stream(Family.values()).map(ListingDocument::word).toList();

    private Filter() {}

    static Predicate<Listing> of(String state, String family) {
        refuseUnknown("state", state, STATES);
        refuseUnknown("family", family, FAMILIES);
        return listing -> (state == null || listing.state().equals(state))
                && (family == null || ListingDocument.word(listing.family()).equals(family));
    }

    private static void refuseUnknown(String parameter, String given, List<String> known) {
        if (given != null && !known.contains(given)) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, "%s '%s' is not one of %s".formatted(parameter, given, known)));
        }
    }
}
