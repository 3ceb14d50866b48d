package de.smartregion.catalog.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody typed, as a query. It is words and never syntax. Each word is looked for as it is
 * written, without its ending, by what means the same, by its parts, as a part of longer words, and
 * as if mistyped; the further from what was typed, the lower.
 */
final class Question {

    private static final int MOST_WORDS = 12;

    /** A step between two ways to find a word outweighs what the ways below it add up to. */
    private static final float EXACT = 8;

    private static final float STEM = 6;
    private static final float SYNONYM = 4;
    private static final float PARTS = 3;
    private static final float PART_OF = 2;
    private static final float MISTYPED = 0.5f;

    private static final int SHORTEST_PART_OF = 4;
    private static final int SHORTEST_MISTYPED = 4;

    /** One letter may be wrong in a shorter word, two in a longer one. */
    private static final int TWICE_MISTYPED = 8;

    private static final int MOST_MISTYPED = 20;

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

    /** The ways to find one of its units. */
    static Query found(Unit unit, IndexReader index) throws IOException {
        var ways = new ArrayList<Query>();
        if (unit.isOne()) {
            word(unit, index, ways);
        } else {
            ways.add(everyWord(unit));
            ways.add(phrase(stems(unit.words()), STEM));
        }
        for (var synonym : unit.synonyms()) {
            ways.add(
                    synonym.size() == 1
                            ? anywhere(Shelf.STEM, synonym.getFirst(), SYNONYM)
                            : phrase(synonym, SYNONYM));
        }
        return new DisjunctionMaxQuery(ways, 0.05f);
    }

    private static void word(Unit unit, IndexReader index, List<Query> ways) throws IOException {
        var form = unit.only();
        ways.add(anywhere(Shelf.EXACT, form.folded(), EXACT));
        ways.add(anywhere(Shelf.STEM, form.stem(), STEM));
        if (!unit.parts().isEmpty()) {
            ways.add(byParts(unit.parts()));
        }
        if (form.folded().length() >= SHORTEST_PART_OF) {
            ways.add(
                    constant(
                            new PrefixQuery(new Term(Shelf.ALL.named(Shelf.EXACT), form.folded())),
                            PART_OF));
        }
        if (form.stem().length() >= SHORTEST_PART_OF) {
            var backwards = new StringBuilder(form.stem()).reverse().toString();
            ways.add(
                    constant(
                            new PrefixQuery(new Term(Shelf.ALL.named(Shelf.BACKWARDS), backwards)),
                            PART_OF));
        }
        int wrong = mistyped(unit, index);
        if (wrong > 0) {
            ways.add(
                    constant(
                            new FuzzyQuery(
                                    new Term(Shelf.ALL.named(Shelf.EXACT), form.folded()),
                                    wrong,
                                    1,
                                    MOST_MISTYPED,
                                    true),
                            MISTYPED));
        }
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

    private static Query anywhere(String kind, String term, float step) {
        var where = new BooleanQuery.Builder();
        where.add(constant(new TermQuery(new Term(Shelf.ALL.named(kind), term)), step), Occur.MUST);
        for (var shelf : Shelf.ZONES) {
            where.add(
                    new BoostQuery(
                            new TermQuery(new Term(shelf.named(kind), term)),
                            shelf.weight() * step / EXACT),
                    Occur.SHOULD);
        }
        return where.build();
    }

    private static Query byParts(List<PartOf> parts) {
        var all = new BooleanQuery.Builder();
        for (var part : parts) {
            var same = new ArrayList<Query>();
            same.add(new TermQuery(new Term(Shelf.ALL.named(Shelf.STEM), part.stem())));
            for (var other : part.synonyms()) {
                same.add(new TermQuery(new Term(Shelf.ALL.named(Shelf.STEM), other)));
            }
            all.add(new DisjunctionMaxQuery(same, 0), Occur.MUST);
        }
        return constant(all.build(), parts.size() > 1 ? PARTS : PART_OF);
    }

    private static Query everyWord(Unit unit) {
        var all = new BooleanQuery.Builder();
        for (var word : unit.words()) {
            all.add(anywhere(Shelf.STEM, word.form().stem(), PARTS), Occur.MUST);
        }
        return all.build();
    }

    private static Query phrase(List<String> stems, float step) {
        var zones = new ArrayList<Query>();
        for (var shelf : Shelf.ZONES) {
            zones.add(
                    new BoostQuery(
                            new ConstantScoreQuery(
                                    new PhraseQuery(
                                            1,
                                            shelf.named(Shelf.STEM),
                                            stems.toArray(String[]::new))),
                            step + shelf.weight()));
        }
        return new DisjunctionMaxQuery(zones, 0);
    }

    private static Query constant(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }
}
