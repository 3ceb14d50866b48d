package de.smartregion.catalog.submission;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.submission.Difference.Op;
import de.smartregion.catalog.submission.Difference.Segment;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

class DifferenceTest {

    @Provide
    Arbitrary<String> texts() {
        var words =
                Arbitraries.of(
                        "Straße",
                        "Bäume",
                        "öffentlich",
                        "2026",
                        "  ",
                        "\n",
                        "\n\n",
                        ".",
                        ",",
                        "**",
                        "🌳",
                        "e\u0301",
                        "");
        return Arbitraries.oneOf(
                words.list().ofMaxSize(60).map(it -> String.join(" ", it)),
                words.list().ofMaxSize(60).map(it -> String.join("", it)),
                Combinators.combine(Arbitraries.strings().ofMaxLength(80), words)
                        .as((text, word) -> text + word));
    }

    @Property(seed = "4")
    void applyingTheDifferenceGivesTheNewTextAndTakingItBackTheOldOne(
            @ForAll("texts") String before, @ForAll("texts") String after) {
        var segments = Difference.segments(before, after);
        assertThat(text(segments, Op.INSERT)).isEqualTo(after);
        assertThat(text(segments, Op.DELETE)).isEqualTo(before);
        assertThat(segments).noneMatch(segment -> segment.text().isEmpty());
    }

    @Property(seed = "4", tries = 200)
    void whatIsTheSameDiffersInNothing(@ForAll("texts") String text) {
        assertThat(Difference.segments(text, text))
                .isEqualTo(text.isEmpty() ? List.of() : List.of(new Segment(Op.EQUAL, text)));
    }

    @Test
    void oneWordIsOneWord() {
        assertThat(
                        Difference.segments(
                                "Der Bus fährt stündlich.\nJeden Tag.",
                                "Der Bus fährt halbstündlich.\nJeden Tag."))
                .containsExactly(
                        new Segment(Op.EQUAL, "Der Bus fährt "),
                        new Segment(Op.DELETE, "stündlich"),
                        new Segment(Op.INSERT, "halbstündlich"),
                        new Segment(Op.EQUAL, ".\nJeden Tag."));
    }

    @Test
    void onlyTheFieldsThatDifferAreTold() {
        var changed =
                Samples.profile(
                        it -> {
                            it.put("stage", "ENDED");
                            it.withArray("steps").removeAll();
                        });
        assertThat(Difference.between(Samples.profile(), changed))
                .extracting(Difference::field)
                .containsExactly("steps", "stage");
        assertThat(Difference.between(Samples.profile(), Samples.profile())).isEmpty();
        assertThat(Difference.between(null, Samples.profile()))
                .extracting(Difference::field)
                .contains("title", "contact", "example")
                .hasSize(22);
    }

    @Test
    void theLongestTextsAreComparedInTime() {
        var before = "ein langer Absatz ohne Ende ".repeat(700);
        var after = "noch ein anderer Absatz ".repeat(800);
        var segments = Difference.segments(before, after);
        assertThat(text(segments, Op.INSERT)).isEqualTo(after);
    }

    private static String text(List<Segment> segments, Op side) {
        return segments.stream()
                .filter(segment -> segment.op() == Op.EQUAL || segment.op() == side)
                .map(Segment::text)
                .collect(Collectors.joining());
    }
}
