package de.smartregion.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.search.Marks.Mistyped;

import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.junit.jupiter.api.Test;

import java.util.Random;

class MarksTest {

    @Test
    void whatTheIndexFindsMistypedIsMarkedAndNothingElse() {
        var random = new Random(5);
        int marked = 0;
        for (int i = 0; i < 500; i++) {
            var word = 'a' + letters(random, 3 + random.nextInt(6));
            for (int wrong = 1; wrong <= 2; wrong++) {
                var index =
                        new CharacterRunAutomaton(
                                new LevenshteinAutomata(word, true).toAutomaton(wrong));
                var marks = new Mistyped(word, wrong);
                for (int j = 0; j < 20; j++) {
                    var other = 'a' + letters(random, 2 + random.nextInt(8));
                    assertThat(marks.matches(other))
                            .as("%s for %s, %d wrong", other, word, wrong)
                            .isEqualTo(index.run(other));
                    marked += marks.matches(other) ? 1 : 0;
                }
            }
        }
        assertThat(marked).isGreaterThan(100);
        assertThat(new Mistyped("baum", 2).matches("raum")).as("another beginning").isFalse();
        assertThat(new Mistyped("baum", 2).matches("")).isFalse();
    }

    private static String letters(Random random, int count) {
        var letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append((char) ('a' + random.nextInt(3)));
        }
        return letters.toString();
    }
}
