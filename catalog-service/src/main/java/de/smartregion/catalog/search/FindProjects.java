package de.smartregion.catalog.search;

import de.smartregion.catalog.search.Facets.Facet;
import de.smartregion.catalog.search.Marks.Segment;
import de.smartregion.catalog.search.Wanted.Order;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds projects, says what else could have been meant, and what is like them. */
final class FindProjects {

    static final int MOST_SUGGESTIONS = 10;
    static final int MOST_SIMILAR = 5;

    private static final int TITLES = 6;

    /** Terms that begin alike are looked through up to here. */
    private static final int MOST_TERMS = 2_000;

    private static final float ALIKE = 0.6f;

    private static final int SHORTEST_CORRECTED = 4;

    private final ProjectIndex index;
    private final German german;
    private final Synonyms synonyms;

    /** A project that was found, and why. */
    record Hit(Listing listing, @Nullable List<Segment> title, @Nullable List<Segment> snippet) {}

    record Found(
            List<Hit> hits,
            int total,
            Map<Facet, Map<String, Integer>> counts,
            @Nullable String meant) {}

    /** Something to look for: the title of a project, or a word. */
    record Suggestion(String text, @Nullable String project) {}

    FindProjects(ProjectIndex index, German german, Synonyms synonyms) {
        this.index = index;
        this.german = german;
        this.synonyms = synonyms;
    }

    Found find(Wanted wanted) {
        var question = Question.of(wanted.query(), german, synonyms);
        return index.read(
                (generation, searcher) -> {
                    int most = (wanted.page() + 1) * wanted.size();
                    var facets =
                            new Facets(
                                    wanted.selection(),
                                    wanted.archived(),
                                    new TopFieldCollectorManager(
                                                    sort(wanted.order(), question.isEmpty()),
                                                    most,
                                                    null,
                                                    Integer.MAX_VALUE)
                                            .newCollector());
                    var scores = generation.scores(searcher);
                    var matching =
                            new Scores.Found(scores.of(question, searcher), question.needed());
                    for (var leaf : searcher.getIndexReader().leaves()) {
                        facets.count(leaf, generation.columns(leaf.reader()), matching);
                    }
                    var top = facets.hits().topDocs(wanted.page() * wanted.size(), wanted.size());
                    var marks = new Marks(question, german, scores, searcher);
                    var hits = new ArrayList<Hit>();
                    for (var document : top.scoreDocs) {
                        hits.add(hit(searcher, document.doc, question, marks));
                    }
                    return new Found(
                            hits,
                            Math.toIntExact(facets.hits().getTotalHits()),
                            facets.counts(),
                            meant(wanted.query(), question, generation, searcher));
                });
    }

    private static Hit hit(IndexSearcher searcher, int document, Question question, Marks marks)
            throws IOException {
        var listing = Generation.card(searcher, document);
        if (question.isEmpty()) {
            return new Hit(listing, null, null);
        }
        var snippet = marks.snippet(listing.summary());
        if (snippet == null) {
            snippet = marks.snippet(Generation.plain(searcher, document));
        }
        return new Hit(listing, marks.whole(listing.title()), snippet);
    }

    private static Query shown(Query query, boolean archived) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(
                        new TermQuery(new Term(Generation.ARCHIVED, String.valueOf(archived))),
                        Occur.FILTER)
                .build();
    }

    private static Sort sort(Order order, boolean everything) {
        var newest = new SortField(Generation.PUBLISHED_AT, SortField.Type.LONG, true);
        var id = new SortField(Generation.ID_ORDER, SortField.Type.STRING);
        return switch (order) {
            case RELEVANCE ->
                    everything ? new Sort(newest, id) : new Sort(SortField.FIELD_SCORE, newest, id);
            case NEWEST -> new Sort(newest, id);
            case TITLE ->
                    new Sort(new SortField(Generation.TITLE_ORDER, SortField.Type.STRING), id);
            case CONFIRMED ->
                    new Sort(new SortField(Generation.CONFIRMED_AT, SortField.Type.LONG, true), id);
        };
    }

    /** The same words with the unknown ones replaced by known ones that look alike. */
    private static @Nullable String meant(
            String asked, Question question, Generation generation, IndexSearcher searcher)
            throws IOException {
        var reader = searcher.getIndexReader();
        var meant = new StringBuilder();
        int at = 0;
        var corrected = false;
        for (var unit : question.units()) {
            if (!unit.isOne() || !unit.synonyms().isEmpty() || Question.isKnown(unit, reader)) {
                continue;
            }
            var alike = alike(unit.only().folded(), generation, searcher);
            if (alike.isEmpty()) {
                continue;
            }
            var word = unit.words().getFirst();
            meant.append(asked, at, word.start()).append(alike.get());
            at = word.end();
            corrected = true;
        }
        return corrected ? meant.append(asked.substring(at)).toString().strip() : null;
    }

    /** The nearest, and of these the most frequent. */
    private static Optional<String> alike(
            String folded, Generation generation, IndexSearcher searcher) throws IOException {
        return folded.length() < SHORTEST_CORRECTED
                ? Optional.empty()
                : generation.scores(searcher).alike(folded, searcher).stream()
                        .filter(it -> it.likeness() >= ALIKE)
                        .max(
                                Comparator.comparingDouble(Alike::likeness)
                                        .thenComparingInt(Alike::documents)
                                        .thenComparing(Alike::word, Comparator.reverseOrder()))
                        .map(it -> generation.spelled(it.word()));
    }

    List<Suggestion> suggest(String typed) {
        return index.read(
                (generation, searcher) -> {
                    var words = german.askedWords(typed);
                    if (words.isEmpty()) {
                        return List.of();
                    }
                    var suggestions = new ArrayList<>(titles(words, searcher));
                    var last = words.getLast();
                    var before = typed.substring(0, last.start());
                    for (var term : terms(last.form().folded(), searcher.getIndexReader())) {
                        var text = (before + generation.spelled(term)).stripLeading();
                        if (suggestions.size() < MOST_SUGGESTIONS
                                && suggestions.stream()
                                        .noneMatch(it -> it.text().equalsIgnoreCase(text))) {
                            suggestions.add(new Suggestion(text, null));
                        }
                    }
                    if (suggestions.isEmpty()) {
                        alike(last.form().folded(), generation, searcher)
                                .map(word -> new Suggestion(before + word, null))
                                .ifPresent(suggestions::add);
                    }
                    return List.copyOf(suggestions);
                });
    }

    /** Titles with all these words, of which the last may be unfinished. */
    private static List<Suggestion> titles(List<German.Word> words, IndexSearcher searcher)
            throws IOException {
        var all = new BooleanQuery.Builder();
        var exact = Shelf.TITLE.named(Shelf.EXACT);
        for (int i = 0; i < words.size(); i++) {
            var form = words.get(i).form();
            var any = new BooleanQuery.Builder();
            any.add(
                    new TermQuery(new Term(Shelf.TITLE.named(Shelf.STEM), form.stem())),
                    Occur.SHOULD);
            any.add(new BoostQuery(new TermQuery(new Term(exact, form.folded())), 2), Occur.SHOULD);
            if (i == words.size() - 1) {
                any.add(
                        new ConstantScoreQuery(new PrefixQuery(new Term(exact, form.folded()))),
                        Occur.SHOULD);
            }
            all.add(any.build(), Occur.MUST);
        }
        var found =
                searcher.search(shown(all.build(), false), TITLES, sort(Order.RELEVANCE, false));
        var titles = new ArrayList<Suggestion>();
        for (var document : found.scoreDocs) {
            var listing = Generation.card(searcher, document.doc);
            titles.add(new Suggestion(listing.title(), listing.id()));
        }
        return titles;
    }

    /** What begins so, the most frequent first. */
    private static List<String> terms(String prefix, IndexReader reader) throws IOException {
        record Counted(String term, int documents) {}
        var found = new ArrayList<Counted>();
        var terms = MultiTerms.getTerms(reader, Shelf.ALL.named(Shelf.EXACT));
        if (terms == null || prefix.isEmpty()) {
            return List.of();
        }
        var each = terms.iterator();
        each.seekCeil(new BytesRef(prefix));
        for (var term = each.term();
                term != null && found.size() < MOST_TERMS;
                term = each.next()) {
            var text = term.utf8ToString();
            if (!text.startsWith(prefix)) {
                break;
            }
            found.add(new Counted(text, each.docFreq()));
        }
        return found.stream()
                .sorted(
                        Comparator.comparingInt(Counted::documents)
                                .reversed()
                                .thenComparing(Counted::term))
                .limit(MOST_SUGGESTIONS)
                .map(Counted::term)
                .toList();
    }

    /** Empty if there is no such project. */
    Optional<List<Listing>> similar(String id) {
        return index.read(
                (generation, searcher) -> {
                    var listing = generation.find(id);
                    return listing == null
                            ? Optional.<List<Listing>>empty()
                            : Optional.of(similar(listing, searcher));
                });
    }

    private List<Listing> similar(Listing listing, IndexSearcher searcher) throws IOException {
        var like = new MoreLikeThis(searcher.getIndexReader());
        like.setAnalyzer(new StemAnalyzer(german));
        like.setMinTermFreq(1);
        like.setMinDocFreq(2);
        like.setMaxQueryTerms(25);
        var alike = new BooleanQuery.Builder();
        like.setBoost(true);
        alike.add(
                like.like(
                        Shelf.HEAD.named(Shelf.STEM),
                        new StringReader(listing.title() + " " + listing.summary())),
                Occur.SHOULD);
        alike.add(
                like.like(Shelf.TITLE.named(Shelf.STEM), new StringReader(listing.title())),
                Occur.SHOULD);
        alike.add(
                like.like(
                        Shelf.BODY.named(Shelf.STEM),
                        new StringReader(PlainText.of(listing.description()))),
                Occur.SHOULD);
        var all =
                new BooleanQuery.Builder()
                        .add(alike.build(), Occur.MUST)
                        .add(new TermQuery(new Term(Generation.ID, listing.id())), Occur.MUST_NOT)
                        .build();
        var found =
                searcher.search(shown(all, false), 4 * MOST_SIMILAR, sort(Order.RELEVANCE, false));
        var fields = Set.copyOf(listing.fields());
        var same = new ArrayList<Listing>();
        var other = new ArrayList<Listing>();
        for (var document : found.scoreDocs) {
            var candidate = Generation.card(searcher, document.doc);
            (candidate.fields().stream().anyMatch(fields::contains) ? same : other).add(candidate);
        }
        return Stream.concat(same.stream(), other.stream()).limit(MOST_SIMILAR).toList();
    }
}
