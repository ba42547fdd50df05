package io.skywarden.catalogue.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.Heads;
import io.skywarden.catalogue.Listing;
import io.skywarden.catalogue.Search;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of heads and of the words to find them by. */
@Singleton
class HeadRows implements Heads, PanacheRepositoryBase<HeadRow, String> {

    private static final String LINES = """
            select new io.skywarden.catalogue.store.Line(h.signatureId, h.title, h.family, h.era, h.confidence, h.state,
                h.latest, h.stage, h.inForce, h.contentHash, h.changedAt)
            from HeadRow h""";
    private static final int MANY = 2_000;
    private static final String FOUND =
            "select count(*) from (select 1 from signature_word where word >= ?1 and word < ?2 fetch first " + MANY + " rows only) found";
    private static final String AMONG =
            "h.signatureId in (select w.key.signatureId from WordRow w where w.key.word >= ?%d and w.key.word < ?%d)";
    private static final String HAS =
            "exists (select 1 from WordRow w where w.key.signatureId = h.signatureId and w.key.word >= ?%d and w.key.word < ?%d)";
    /** A statement has only so many parameters. */
    private static final int AT_ONCE = 1_000;

    @Override
    public Optional<Head> find(SignatureId id) {
        return findByIdOptional(id.value()).map(HeadRow::head);
    }

    @Override
    public List<Head> among(Collection<SignatureId> ids) {
        List<String> asked = ids.stream().map(SignatureId::value).toList();
        return IntStream.iterate(0, from -> from < asked.size(), from -> from + AT_ONCE)
                .mapToObj(from -> asked.subList(from, Math.min(from + AT_ONCE, asked.size())))
                .flatMap(some -> list("signatureId in ?1", some).stream()).map(HeadRow::head).toList();
    }

    @Override
    public long size() {
        return count();
    }

    @Override
    public void put(Head head, SignatureVersion newest) {
        HeadRow row = findByIdOptional(head.id().value()).orElseGet(() -> fresh(head.id()));
        boolean sameContent = head.contentHash().equals(row.contentHash);
        row.says(head, newest);
        if (!isPersistent(row)) {
            persist(row);
        }
        if (!sameContent) {
            index(newest);
        }
    }

    private static HeadRow fresh(SignatureId id) {
        HeadRow row = new HeadRow();
        row.signatureId = id.value();
        return row;
    }

    private void index(SignatureVersion newest) {
        String id = newest.id().value();
        Set<String> words = new HashSet<>(Search.words(id + " " + newest.signature().title() + " " + newest.signature().description()));
        newest.signature().tags().stream().map(WordRow::ofTag).forEach(words::add);
        List<WordRow> before = getEntityManager().createQuery("from WordRow w where w.key.signatureId = ?1", WordRow.class)
                .setParameter(1, id).getResultList();
        before.stream().filter(row -> !words.remove(row.word())).forEach(getEntityManager()::remove);
        words.forEach(word -> getEntityManager().persist(WordRow.of(word, id)));
    }

    @Override
    public List<Listing> search(Search search) {
        List<String> conditions = new ArrayList<>(List.of("true = true"));
        List<Object> values = new ArrayList<>();
        search.family().ifPresent(family -> is("h.family", family.name(), conditions, values));
        search.era().ifPresent(era -> is("h.era", era.name(), conditions, values));
        search.state().ifPresent(state -> is("h.state", state, conditions, values));
        search.stage().ifPresent(stage -> is("h.stage", stage, conditions, values));
        String order = order(conditions);
        search.after().ifPresent(after -> add("h.signatureId > ?%d".formatted(values.size() + 1), conditions, values, after.value()));
        List<String> words = Stream.concat(search.tag().stream().map(WordRow::ofTag), search.words().stream()).toList();
        Optional<String> rarest = rarest(words);
        if (rarest.isPresent()) {
            order = "h.signatureId";
        }
        words.forEach(word -> begins(word, rarest.filter(word::equals).isPresent(), conditions, values));
        TypedQuery<Line> query = getEntityManager().createQuery(
                LINES + " where " + String.join(" and ", conditions) + " order by " + order, Line.class);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query.setMaxResults(search.most()).getResultStream().map(Line::listing).toList();
    }

    // A column that is the same in all rows changes no order, but with it H2 sees that an index has the rows in order already.
    private static String order(List<String> conditions) {
        return conditions.size() == 1 ? "h.signatureId" : conditions.get(1).replaceFirst(" = .*", ", h.signatureId");
    }

    private static void is(String column, Object value, List<String> conditions, List<Object> values) {
        add("%s = ?%d".formatted(column, values.size() + 1), conditions, values, value);
    }

    private static void add(String condition, List<String> conditions, List<Object> values, Object... more) {
        conditions.add(condition);
        values.addAll(List.of(more));
    }

    /** The word to begin with; none if each is in so many signatures that a page is soon full. H2 does not find this out by itself. */
    private Optional<String> rarest(List<String> words) {
        Map<String, Long> found = new HashMap<>();
        words.forEach(word -> found.put(word, found(word)));
        return found.entrySet().stream().filter(entry -> entry.getValue() < MANY).min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private long found(String word) {
        return ((Number) getEntityManager().createNativeQuery(FOUND, Long.class)
                .setParameter(1, WordRow.bytes(word)).setParameter(2, WordRow.behind(word)).getSingleResult()).longValue();
    }

    private static void begins(String word, boolean rarest, List<String> conditions, List<Object> values) {
        String form = rarest ? AMONG : HAS;
        add(form.formatted(values.size() + 1, values.size() + 2), conditions, values, WordRow.bytes(word), WordRow.behind(word));
    }
}
