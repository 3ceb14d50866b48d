package de.smartregion.catalog.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A word of the index that what was typed could have been: the first letter is right, and so many
 * others are wrong.
 */
record Alike(String word, int wrong, float likeness, int documents) {

    /** With more it is another word. */
    static final int MOST_WRONG = 2;

    /**
     * The nearest first. Comparing with every word of the same first letter costs less than
     * building an automaton that finds them.
     */
    static List<Alike> to(String typed, IndexReader index) throws IOException {
        var terms = MultiTerms.getTerms(index, Shelf.ALL.named(Shelf.EXACT));
        if (terms == null || typed.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Alike>();
        var first = typed.substring(0, typed.offsetByCodePoints(0, 1));
        var each = terms.iterator();
        if (each.seekCeil(new BytesRef(first)) == TermsEnum.SeekStatus.END) {
            return List.of();
        }
        for (var term = each.term(); term != null; term = each.next()) {
            var word = term.utf8ToString();
            if (!word.startsWith(first)) {
                break;
            }
            int wrong = distance(typed, word);
            if (wrong <= MOST_WRONG) {
                float likeness = 1 - (float) wrong / Math.min(typed.length(), word.length());
                found.add(new Alike(word, wrong, likeness, each.docFreq()));
            }
        }
        found.sort(Comparator.comparingDouble(Alike::likeness).reversed());
        return List.copyOf(found);
    }

    /**
     * Letters that are missing, too many, others, or changed with their neighbour; beyond {@link
     * #MOST_WRONG} only that there are more.
     */
    static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > MOST_WRONG) {
            return MOST_WRONG + 1;
        }
        var before = new int[other.length() + 1];
        var above = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        Arrays.setAll(above, it -> it);
        int last = 0;
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            int nearest = i;
            for (int j = 1; j <= other.length(); j++) {
                char letter = one.charAt(i - 1);
                int cost = letter == other.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1
                        && j > 1
                        && letter == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least = Math.min(least, before[j - 2] + 1);
                }
                row[j] = least;
                nearest = Math.min(nearest, least);
            }
            var oldest = before;
            before = above;
            above = row;
            row = oldest;
            if (Math.min(nearest, last) > MOST_WRONG) {
                break; // from two rows the next is made: it only grows
            }
            last = nearest;
        }
        return Math.min(above[other.length()], MOST_WRONG + 1);
    }
}
