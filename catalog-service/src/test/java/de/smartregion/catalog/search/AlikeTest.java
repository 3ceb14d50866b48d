package de.smartregion.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.junit.jupiter.api.Test;

import java.util.Random;

class AlikeTest {

    @Test
    void lettersAreMissingTooManyOthersOrChangedWithTheirNeighbour() {
        var random = new Random(5);
        int alike = 0;
        for (int i = 0; i < 500; i++) {
            var word = letters(random, 3 + random.nextInt(6));
            for (int wrong = 1; wrong <= Alike.MOST_WRONG; wrong++) {
                var within =
                        new CharacterRunAutomaton(
                                new LevenshteinAutomata(word, true).toAutomaton(wrong));
                for (int j = 0; j < 20; j++) {
                    var other = letters(random, 2 + random.nextInt(8));
                    boolean is = Alike.distance(word, other) <= wrong;
                    assertThat(is)
                            .as("%s for %s, %d wrong", other, word, wrong)
                            .isEqualTo(within.run(other));
                    alike += is ? 1 : 0;
                }
            }
        }
        assertThat(alike).isGreaterThan(100);
    }

    private static String letters(Random random, int count) {
        var letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append((char) ('a' + random.nextInt(3)));
        }
        return letters.toString();
    }
}
