package de.smartregion.catalog.search;

import de.smartregion.catalog.search.Question.Unit;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each document is worth for one word: worked out once, remembered as long as the index does
 * not change. People ask for the same words again and again, and in other company.
 */
final class Scores {

    /** Sixteen megabytes: four hundred words among ten thousand projects. */
    private static final int REMEMBERED = 4_000_000;

    /** Forgotten as a whole when full: what is asked for comes back at once. */
    private static final int MOST_ALIKE = 10_000;

    /** The least recently asked first. */
    private final LinkedHashMap<List<String>, float[]> known = new LinkedHashMap<>(64, 0.75f, true);

    private int remembered;

    private final ConcurrentHashMap<String, String> alike = new ConcurrentHashMap<>();

    /** Of every unit; those of one are as many as there are documents. */
    float[][] of(Question question, IndexSearcher searcher) throws IOException {
        var all = new ArrayList<float[]>();
        for (var unit : question.units()) {
            all.add(of(unit, searcher));
        }
        return all.toArray(float[][]::new);
    }

    private float[] of(Unit unit, IndexSearcher searcher) throws IOException {
        var name = unit.words().stream().map(word -> word.form().folded()).toList();
        synchronized (known) {
            var scores = known.get(name);
            if (scores != null) {
                return scores;
            }
        }
        int documents = searcher.getIndexReader().maxDoc();
        var scores =
                searcher.search(
                        Question.found(unit, searcher.getIndexReader()), new Worth.Once(documents));
        synchronized (known) {
            if (known.put(name, scores) == null) {
                remembered += scores.length;
            }
            var oldest = known.values().iterator();
            while (remembered > REMEMBERED && oldest.hasNext()) {
                remembered -= oldest.next().length;
                oldest.remove();
            }
        }
        return scores;
    }

    /** What else a word could have been, "" for nothing; null if nobody has looked yet. */
    @Nullable String alike(String word) {
        return alike.get(word);
    }

    void remember(String word, String other) {
        if (alike.size() >= MOST_ALIKE) {
            alike.clear();
        }
        alike.put(word, other);
    }

    private static final class Worth extends SimpleCollector {

        private final float[] scores;
        private @Nullable Scorable scorer;
        private int base;

        Worth(int documents) {
            scores = new float[documents];
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
                scores[base + doc] = Math.max(scorer.score(), Float.MIN_VALUE);
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE; // every match counts, however low it scores
        }

        /** One thread searches, so there is one collector. */
        record Once(int documents) implements CollectorManager<Worth, float[]> {
            @Override
            public Worth newCollector() {
                return new Worth(documents);
            }

            @Override
            public float[] reduce(Collection<Worth> collectors) {
                return collectors.iterator().next().scores;
            }
        }
    }

    /** Documents with enough of the words, and what they are worth together. */
    static final class Found extends Scorable {

        private final float[][] words;
        private final int needed;
        private float score;

        Found(float[][] words, int needed) {
            this.words = words;
            this.needed = needed;
        }

        boolean at(int doc) {
            int there = 0;
            double sum = 0;
            for (var word : words) {
                if (word[doc] > 0) {
                    there++;
                    sum += word[doc];
                }
            }
            score = (float) sum;
            return there >= needed;
        }

        @Override
        public float score() {
            return score;
        }
    }
}
