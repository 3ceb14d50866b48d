package de.smartregion.catalog.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What somebody typed: words and never syntax. */
final class Question {

    private static final int MOST_WORDS = 12;

    private static final int SHORTEST_MISTYPED = 4;

    /** One letter may be wrong in a shorter word, two in a longer one. */
    private static final int TWICE_MISTYPED = 8;

    private final List<Unit> units;

    /** A word, or several that mean one thing together. */
    record Unit(List<German.Word> words, Set<List<String>> synonyms, List<PartOf> parts) {
        German.Form only() {
            return words.getFirst().form();
        }

        boolean isOne() {
            return words.size() == 1;
        }
    }

    /** A part of a compound, and what means the same. */
    record PartOf(String stem, Set<String> synonyms) {}

    private Question(List<Unit> units) {
        this.units = List.copyOf(units);
    }

    static Question of(String text, German german, Synonyms synonyms) {
        var words = german.askedWords(text);
        if (words.size() > MOST_WORDS) {
            words = words.subList(0, MOST_WORDS);
        }
        var units = new ArrayList<Unit>();
        int at = 0;
        while (at < words.size()) {
            int length = Math.min(synonyms.longest(), words.size() - at);
            while (length > 1 && synonyms.of(stems(words.subList(at, at + length))).isEmpty()) {
                length--;
            }
            var taken = words.subList(at, at + length);
            units.add(
                    new Unit(
                            List.copyOf(taken),
                            synonyms.of(stems(taken)),
                            length > 1 ? List.of() : parts(taken.getFirst(), synonyms)));
            at += length;
        }
        return new Question(units);
    }

    private static List<String> stems(List<German.Word> words) {
        return words.stream().map(word -> word.form().stem()).toList();
    }

    private static List<PartOf> parts(German.Word word, Synonyms synonyms) {
        return word.form().parts().stream().map(part -> partOf(part, synonyms)).toList();
    }

    private static PartOf partOf(String part, Synonyms synonyms) {
        var same = new HashSet<String>();
        for (var other : synonyms.of(List.of(part))) {
            if (other.size() == 1) {
                same.add(other.getFirst());
            }
        }
        return new PartOf(part, same);
    }

    boolean isEmpty() {
        return units.isEmpty();
    }

    List<Unit> units() {
        return units;
    }

    /** Of many words, some may be missing. */
    int needed() {
        int words = units.size();
        return words < 3 ? words : (words * 3 + 3) / 4;
    }

    /** How many letters of it may be wrong. */
    static int mistyped(Unit unit, IndexReader index) throws IOException {
        if (!unit.isOne()) {
            return 0;
        }
        int length = unit.only().folded().length();
        if (length < SHORTEST_MISTYPED || isKnown(unit, index)) {
            return 0; // whoever types a word that there is means it
        }
        return length >= TWICE_MISTYPED ? 2 : 1;
    }

    static boolean isKnown(Unit unit, IndexReader index) throws IOException {
        var form = unit.only();
        return index.docFreq(new Term(Shelf.ALL.named(Shelf.EXACT), form.folded())) > 0
                || index.docFreq(new Term(Shelf.ALL.named(Shelf.STEM), form.stem())) > 0;
    }
}
