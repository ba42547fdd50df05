package io.skywarden.catalogue.http;

import io.skywarden.catalogue.Search;
import io.skywarden.catalogue.Stage;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.signature.Era;
import io.skywarden.signature.Family;
import io.skywarden.signature.MalformedSignature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Tag;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The query of a search as it was asked; an unknown word is refused, since an empty list would hide the slip. */
final class SearchQuery {

    private static final List<String> STATES = List.of("active", "experimental", "retired");
    private static final int USUAL_PAGE = 100;

    @QueryParam("family")
    String family;

    @QueryParam("era")
    String era;

    @QueryParam("state")
    String state;

    @QueryParam("stage")
    String stage;

    @QueryParam("tag")
    String tag;

    @QueryParam("text")
    String text;

    @QueryParam("after")
    String after;

    @QueryParam("limit")
    String limit;

    /** How many signatures the page shows at most. */
    int page() {
        if (limit == null) {
            return USUAL_PAGE;
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) >= Search.MOST) {
            throw refused("limit '%s' is not a number from 1 to %d".formatted(limit, Search.MOST - 1));
        }
        return Integer.parseInt(limit);
    }

    /** Asks for one signature more than the page shows. */
    Search search() {
        if (state != null && !STATES.contains(state)) {
            throw refused("state '%s' is not one of %s".formatted(state, STATES));
        }
        return new Search(constant("family", family, Family.values()), constant("era", era, Era.values()), Optional.ofNullable(state),
                constant("stage", stage, Stage.values()), value("tag", tag, Tag::new), text == null ? List.of() : Search.words(text),
                value("after", after, SignatureId::new), page() + 1);
    }

    private static <T> Optional<T> value(String parameter, String given, Function<String, T> maker) {
        try {
            return Optional.ofNullable(given).map(maker);
        } catch (MalformedSignature malformed) {
            throw refused(parameter + ": " + malformed.getMessage());
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(String parameter, String given, E[] known) {
        if (given == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(known).filter(each -> ListingDocument.word(each).equals(given)).findFirst().orElseThrow(
                () -> refused("%s '%s' is not one of %s".formatted(parameter, given, Arrays.stream(known).map(ListingDocument::word).toList()))));
    }

    private static Refusal refused(String detail) {
        return new Refusal(new Problem(Kind.MALFORMED_REQUEST, detail));
    }
}
