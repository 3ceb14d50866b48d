package de.smartregion.catalog.search;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes compounds apart by a list of words of municipal life: completely where the list knows every
 * part, or else by the last or the first part it knows.
 */
final class Compounds {

    private static final int SHORTEST_PART = 3;

    /** Only a long part says something about a word that is not known as a whole. */
    private static final int SHORTEST_ALONE = 5;

    private static final int MOST_PARTS = 5;

    private final Set<String> stems = new HashSet<>();

    Compounds() {
        Resource.words("compounds.txt").forEach(word -> stems.add(German.stem(word)));
    }

    /** Stems, in order; none if it is not put together, or from nothing known. */
    List<String> partsOf(String folded) {
        if (folded.length() < 2 * SHORTEST_PART) {
            return List.of();
        }
        var whole = split(folded, MOST_PARTS, true);
        if (whole != null) {
            return List.copyOf(whole);
        }
        var parts = new ArrayList<String>();
        var last = lastPart(folded);
        var first = firstPart(folded);
        if (first != null) {
            parts.add(first);
        }
        if (last != null && !last.equals(first)) {
            parts.add(last);
        }
        return List.copyOf(parts);
    }

    /** The fewest parts that cover the word; the longest first part among those. */
    private @Nullable List<String> split(String word, int most, boolean whole) {
        if (!whole) {
            var known = known(word);
            if (known != null) {
                return List.of(known);
            }
        }
        if (most == 1) {
            return null;
        }
        @Nullable List<String> best = null;
        for (int at = word.length() - SHORTEST_PART; at >= SHORTEST_PART; at--) {
            var first = known(word.substring(0, at));
            if (first == null) {
                continue;
            }
            int left = best == null ? most - 1 : best.size() - 2;
            if (left < 1) {
                break;
            }
            var rest = split(word.substring(at), left, false);
            if (rest != null) {
                best = new ArrayList<>();
                best.add(first);
                best.addAll(rest);
            }
        }
        return best;
    }

    private @Nullable String lastPart(String word) {
        for (int at = SHORTEST_PART; at <= word.length() - SHORTEST_ALONE; at++) {
            var known = known(word.substring(at));
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private @Nullable String firstPart(String word) {
        for (int at = word.length() - SHORTEST_PART; at >= SHORTEST_ALONE; at--) {
            var known = known(word.substring(0, at));
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    /** The stem, if the list has it; what joins parts (Verkehrs-, Straßen-) is no part of it. */
    private @Nullable String known(String part) {
        var stem = German.stem(part);
        if (stems.contains(stem)) {
            return stem;
        }
        if (part.length() > SHORTEST_PART && (part.endsWith("s") || part.endsWith("n"))) {
            var joined = German.stem(part.substring(0, part.length() - 1));
            if (stems.contains(joined)) {
                return joined;
            }
        }
        return null;
    }
}
