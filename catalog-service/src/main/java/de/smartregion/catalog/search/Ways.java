package de.smartregion.catalog.search;

import de.smartregion.catalog.search.Question.PartOf;
import de.smartregion.catalog.search.Question.Unit;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The ways to find a word: as it is written, without its ending, by what means the same, by its
 * parts, as a part of longer words, and as if mistyped; the further from what was typed, the lower.
 * They are gone one after the other, through all documents each: side by side every document would
 * cost as much as all ways.
 */
final class Ways {

    /** A step between two ways to find a word outweighs what the ways below it add up to. */
    private static final float EXACT = 8;

    private static final float STEM = 6;
    private static final float SYNONYM = 4;
    private static final float PARTS = 3;
    private static final float PART_OF = 2;
    private static final float MISTYPED = 0.5f;

    /** What all ways but the best one count for. */
    private static final float OTHERS = 0.05f;

    private static final int SHORTEST_PART_OF = 4;
    private static final int MOST_MISTYPED = 20;

    private final Scores scores;
    private final IndexSearcher searcher;

    /** Of every document, what the best way is worth, and all of them together. */
    private final float[] best;

    private final float[] all;

    private Ways(Scores scores, IndexSearcher searcher) {
        this.scores = scores;
        this.searcher = searcher;
        this.best = new float[searcher.getIndexReader().maxDoc()];
        this.all = new float[best.length];
    }

    /** What each document is worth for it; nothing where it is not found. */
    static float[] worth(Unit unit, Scores scores, IndexSearcher searcher) throws IOException {
        var ways = new Ways(scores, searcher);
        if (unit.isOne()) {
            ways.word(unit);
        } else {
            var stems = unit.words().stream().map(word -> word.form().stem()).toList();
            ways.everyWord(stems);
            ways.each(phrase(stems, STEM));
        }
        for (var synonym : unit.synonyms()) {
            if (synonym.size() == 1) {
                ways.anywhere(scores.stem(synonym.getFirst(), searcher), SYNONYM);
            } else {
                ways.each(phrase(synonym, SYNONYM));
            }
        }
        return ways.together();
    }

    private void word(Unit unit) throws IOException {
        var form = unit.only();
        anywhere(standing(Shelf.EXACT, form.folded(), searcher), EXACT);
        anywhere(scores.stem(form.stem(), searcher), STEM);
        byParts(unit.parts());
        if (form.folded().length() >= SHORTEST_PART_OF) {
            each(constant(new PrefixQuery(anywhere(Shelf.EXACT, form.folded())), PART_OF));
        }
        if (form.stem().length() >= SHORTEST_PART_OF) {
            var backwards = new StringBuilder(form.stem()).reverse().toString();
            each(constant(new PrefixQuery(anywhere(Shelf.BACKWARDS, backwards)), PART_OF));
        }
        var meant =
                scores.mistyped(unit, searcher).stream()
                        .limit(MOST_MISTYPED)
                        .map(alike -> new BytesRef(alike.word()))
                        .toList();
        if (!meant.isEmpty()) {
            each(constant(new TermInSetQuery(Shelf.ALL.named(Shelf.EXACT), meant), MISTYPED));
        }
    }

    private static Term anywhere(String kind, String term) {
        return new Term(Shelf.ALL.named(kind), term);
    }

    /** Wherever a term stands; the higher the nearer to the title. */
    private void anywhere(float[] standing, float step) {
        for (int doc = 0; doc < standing.length; doc++) {
            if (standing[doc] > 0) {
                add(doc, step(standing[doc], step));
            }
        }
    }

    private void everyWord(List<String> stems) throws IOException {
        var words = new float[stems.size()][];
        for (int i = 0; i < words.length; i++) {
            words[i] = scores.stem(stems.get(i), searcher);
        }
        for (int doc = 0; doc < best.length; doc++) {
            float sum = 0;
            int there = 0;
            for (var word : words) {
                if (word[doc] > 0) {
                    there++;
                    sum += step(word[doc], PARTS);
                }
            }
            if (there == words.length) {
                add(doc, sum);
            }
        }
    }

    private static float step(float standing, float step) {
        return step + standing * step / EXACT;
    }

    private void byParts(List<PartOf> parts) throws IOException {
        if (parts.isEmpty()) {
            return;
        }
        var stems = new float[parts.size()][][];
        for (int i = 0; i < stems.length; i++) {
            stems[i] = same(parts.get(i));
        }
        float step = parts.size() > 1 ? PARTS : PART_OF;
        for (int doc = 0; doc < best.length; doc++) {
            int there = 0;
            for (var same : stems) {
                there += standsAny(same, doc) ? 1 : 0;
            }
            if (there == stems.length) {
                add(doc, step);
            }
        }
    }

    private float[][] same(PartOf part) throws IOException {
        var same = new ArrayList<float[]>();
        same.add(scores.stem(part.stem(), searcher));
        for (var synonym : part.synonyms()) {
            same.add(scores.stem(synonym, searcher));
        }
        return same.toArray(float[][]::new);
    }

    private static boolean standsAny(float[][] stems, int doc) {
        for (var stem : stems) {
            if (stem[doc] > 0) {
                return true;
            }
        }
        return false;
    }

    private static Query phrase(List<String> stems, float step) {
        var zones = new ArrayList<Query>();
        for (var shelf : Shelf.ZONES) {
            var phrase = new PhraseQuery(1, shelf.named(Shelf.STEM), stems.toArray(String[]::new));
            zones.add(constant(phrase, step + shelf.weight()));
        }
        return new DisjunctionMaxQuery(zones, 0);
    }

    private static Query constant(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private void each(Query query) throws IOException {
        searcher.search(query, new Each.Once(this::add));
    }

    private void add(int doc, float worth) {
        all[doc] += worth;
        if (worth > best[doc]) {
            best[doc] = worth;
        }
    }

    private float[] together() {
        for (int doc = 0; doc < best.length; doc++) {
            best[doc] += OTHERS * (all[doc] - best[doc]);
        }
        return best;
    }

    /** What it is worth that a term stands where it does; nothing where it does not stand. */
    static float[] standing(String kind, String term, IndexSearcher searcher) throws IOException {
        var worth = new float[searcher.getIndexReader().maxDoc()];
        for (var shelf : Shelf.ZONES) {
            var there = new TermQuery(new Term(shelf.named(kind), term));
            searcher.search(
                    new BoostQuery(there, shelf.weight()),
                    new Each.Once((doc, score) -> worth[doc] += score));
        }
        return worth;
    }

    private interface Match {
        void at(int doc, float score);
    }

    /** Every match counts, however low it scores. */
    private static final class Each extends SimpleCollector {

        private final Match match;
        private @Nullable Scorable scorer;
        private int base;

        Each(Match match) {
            this.match = match;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            base = context.docBase;
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int doc) throws IOException {
            if (scorer != null) {
                match.at(base + doc, scorer.score());
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }

        /** One thread searches, so there is one collector. */
        record Once(Match match) implements CollectorManager<Each, Match> {
            @Override
            public Each newCollector() {
                return new Each(match);
            }

            @Override
            public Match reduce(Collection<Each> collectors) {
                return match;
            }
        }
    }
}
