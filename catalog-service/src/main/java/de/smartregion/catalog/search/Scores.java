package de.smartregion.catalog.search;

import de.smartregion.catalog.search.Question.Unit;

import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Scorable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each document is worth for one word: worked out once, remembered as long as the index does
 * not change. People ask for the same words again and again, in other company, or put together; and
 * other words mean the same.
 */
final class Scores {

    /** Sixteen megabytes: four hundred words among ten thousand projects. */
    private static final int REMEMBERED = 4_000_000;

    /** Forgotten as a whole when full: what is asked for comes back at once. */
    private static final int MOST_ALIKE = 1_000;

    /** The least recently asked first. */
    private final LinkedHashMap<Asked, float[]> known = new LinkedHashMap<>(64, 0.75f, true);

    private int remembered;

    private final ConcurrentHashMap<String, List<Alike>> alike = new ConcurrentHashMap<>();

    /** Words as they were typed, or a stem. */
    private record Asked(List<String> words, boolean stem) {}

    private interface Work {
        float[] out() throws IOException;
    }

    /** Of every unit; those of one are as many as there are documents. */
    float[][] of(Question question, IndexSearcher searcher) throws IOException {
        var all = new ArrayList<float[]>();
        for (var unit : question.units()) {
            var words = unit.words().stream().map(word -> word.form().folded()).toList();
            all.add(remembered(new Asked(words, false), () -> Ways.worth(unit, this, searcher)));
        }
        return all.toArray(float[][]::new);
    }

    /** Of one stem, wherever it stands. */
    float[] stem(String stem, IndexSearcher searcher) throws IOException {
        return remembered(
                new Asked(List.of(stem), true), () -> Ways.standing(Shelf.STEM, stem, searcher));
    }

    private float[] remembered(Asked asked, Work work) throws IOException {
        synchronized (known) {
            var scores = known.get(asked);
            if (scores != null) {
                return scores;
            }
        }
        var scores = work.out();
        synchronized (known) {
            if (known.put(asked, scores) == null) {
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

    /** What a word that nobody has written could have been, the nearest first. */
    List<Alike> mistyped(Unit unit, IndexSearcher searcher) throws IOException {
        int wrong = Question.mistyped(unit, searcher.getIndexReader());
        return wrong == 0
                ? List.of()
                : alike(unit.only().folded(), searcher).stream()
                        .filter(it -> it.wrong() <= wrong)
                        .toList();
    }

    List<Alike> alike(String typed, IndexSearcher searcher) throws IOException {
        var found = alike.get(typed);
        if (found == null) {
            found = Alike.to(typed, searcher.getIndexReader());
            if (alike.size() >= MOST_ALIKE) {
                alike.clear();
            }
            alike.put(typed, found);
        }
        return found;
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
