package de.smartregion.consulting.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Mode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Who was advised is not named by what was. */
class RedactionTest {

    private static Redaction of(String name, String phone) {
        return Redaction.of(
                new Request(
                        "06434001",
                        new Person(name, "j.klein@hg.example", null, phone, null),
                        List.of(),
                        "Wie?",
                        null,
                        List.of(),
                        "einstieg",
                        "Einstiegsberatung",
                        null,
                        60,
                        Mode.ONLINE,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        "de"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06172 1000",
                "06172/10-00",
                "(06172) 1000",
                "06172 – 1000",
                "+49 6172 1000",
                "+49 (0)6172 1000",
                "0049 6172\u00a01000",
                "6172 1000"
            })
    void aNumberGoesHoweverItIsWrittenThereOrHere(String written) {
        assertThat(of("Jana Klein", "06172 1000").without("Tel.: " + written + ", mittags"))
                .contains("[…]")
                .endsWith(", mittags")
                .doesNotContainPattern("\\d");
        assertThat(of("Jana Klein", written).without("Bitte 06172-1000 anrufen"))
                .isEqualTo("Bitte […] anrufen");
    }

    @Test
    void anotherNumberStays() {
        assertThat(of("Jana Klein", "06172 1000").without("161721000 Euro, 06172 2000"))
                .isEqualTo("161721000 Euro, 06172 2000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Ein klein wenig mehr            | Ein klein wenig mehr
                    Frau Klein und Kleins Team      | Frau […] und […] Team
                    frau klein fragt                | frau […] fragt
                    jana fragt, JANA KLEIN auch     | […] fragt, […] auch
                    Kleinstadt, verkleinern         | Kleinstadt, verkleinern
                    j.klein@hg.example              | […]
                    """)
    void aSurnameThatIsAWordStaysWhereItIsOne(String text, String left) {
        assertThat(of("Jana Klein", "06172 1000").without(text)).isEqualTo(left);
    }
}
