package de.smartregion.catalog.search;

import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds again in a text why it was found, by the same rules, and cuts it there: text, no markup.
 */
final class Marks {

    private static final int SNIPPET = 240;

    /** How much stands before the first word that was found. */
    private static final int LEAD = 60;

    /** Further down nobody reads on. */
    static final int FARTHEST = 8_000;

    /** Most are found at once. */
    private static final int FIRST_LOOK = 1_000;

    private static final int SHORTEST_PART_OF = 4;

    private final German german;
    private final Set<String> exact = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Set<List<String>> phrases = new HashSet<>();
    private final Set<String> mistyped = new HashSet<>();

    /** A piece of text, and whether it is why the text was found. */
    record Segment(String text, boolean hit) {}

    Marks(Question question, German german, Scores scores, IndexSearcher searcher)
            throws IOException {
        this.german = german;
        for (var unit : question.units()) {
            for (var word : unit.words()) {
                exact.add(word.form().folded());
                stems.add(word.form().stem());
            }
            unit.parts()
                    .forEach(
                            part -> {
                                stems.add(part.stem());
                                stems.addAll(part.synonyms());
                            });
            for (var synonym : unit.synonyms()) {
                if (synonym.size() == 1) {
                    stems.add(synonym.getFirst());
                } else {
                    phrases.add(synonym);
                }
            }
            scores.mistyped(unit, searcher).forEach(alike -> mistyped.add(alike.word()));
        }
    }

    /** Nothing if nothing in it was looked for. */
    @Nullable List<Segment> whole(String text) {
        var words = german.words(text);
        var hits = hits(words);
        return hits.isEmpty() ? null : segments(text, 0, text.length(), words, hits);
    }

    /** A piece of the text around the first place it was found at. */
    @Nullable List<Segment> snippet(String text) {
        var near = text.length() > FIRST_LOOK ? snippet(text, FIRST_LOOK) : null;
        return near != null ? near : snippet(text, FARTHEST);
    }

    private @Nullable List<Segment> snippet(String text, int farthest) {
        var near = text.length() > farthest ? text.substring(0, farthest) : text;
        var words = german.words(near);
        var hits = hits(words);
        if (hits.isEmpty()) {
            return null;
        }
        int first = words.get(hits.nextSetBit(0)).start();
        int start = first <= LEAD ? 0 : spaceAfter(near, first - LEAD, first);
        int end = Math.min(near.length(), start + SNIPPET);
        if (end == near.length() && near.length() < Math.min(text.length(), FARTHEST)) {
            return null; // what comes next is seen by the second look
        }
        if (end < near.length()) {
            int space = near.lastIndexOf(' ', end);
            end = space > first ? Math.max(space, endOfWordAt(words, hits)) : end;
        }
        return segments(near, start, end, words, hits);
    }

    private static int endOfWordAt(List<German.Word> words, BitSet hits) {
        return words.get(hits.nextSetBit(0)).end();
    }

    private static int spaceAfter(String text, int from, int limit) {
        int space = text.indexOf(' ', from);
        return space < 0 || space >= limit ? from : space + 1;
    }

    private BitSet hits(List<German.Word> words) {
        var hits = new BitSet(words.size());
        for (int i = 0; i < words.size(); i++) {
            if (matches(words.get(i).form())) {
                hits.set(i);
            }
            for (var phrase : phrases) {
                if (begins(phrase, words, i)) {
                    hits.set(i, i + phrase.size());
                }
            }
        }
        return hits;
    }

    private boolean matches(German.Form form) {
        if (exact.contains(form.folded())
                || stems.contains(form.stem())
                || mistyped.contains(form.folded())) {
            return true;
        }
        for (var part : form.parts()) {
            if (stems.contains(part)) {
                return true;
            }
        }
        for (var word : exact) {
            if (word.length() >= SHORTEST_PART_OF && form.folded().startsWith(word)) {
                return true;
            }
        }
        for (var stem : stems) {
            if (stem.length() >= SHORTEST_PART_OF && form.stem().endsWith(stem)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(List<String> phrase, List<German.Word> words, int at) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (!words.get(at + i).form().stem().equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Segment> segments(
            String text, int start, int end, List<German.Word> words, BitSet hits) {
        var segments = new ArrayList<Segment>();
        int at = start;
        for (int i = hits.nextSetBit(0); i >= 0; i = hits.nextSetBit(i + 1)) {
            var word = words.get(i);
            if (word.start() < at || word.end() > end) {
                continue;
            }
            if (word.start() > at) {
                segments.add(new Segment(text.substring(at, word.start()), false));
            }
            segments.add(new Segment(text.substring(word.start(), word.end()), true));
            at = word.end();
        }
        if (at < end) {
            segments.add(new Segment(text.substring(at, end), false));
        }
        return List.copyOf(segments);
    }
}
