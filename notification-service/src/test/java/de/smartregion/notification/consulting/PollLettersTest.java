package de.smartregion.notification.consulting;

import static de.smartregion.notification.consulting.ConsultationLettersTest.actionOf;
import static de.smartregion.notification.consulting.ConsultationLettersTest.readsWell;
import static de.smartregion.notification.consulting.ConsultingExamples.MUNICIPALITY;
import static de.smartregion.notification.consulting.ConsultingExamples.NINA;
import static de.smartregion.notification.consulting.ConsultingExamples.OTTO;
import static de.smartregion.notification.consulting.ConsultingExamples.asked;
import static de.smartregion.notification.consulting.ConsultingExamples.example;
import static de.smartregion.notification.consulting.ConsultingExamples.letter;
import static de.smartregion.notification.consulting.ConsultingExamples.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.ReadLetter;
import de.smartregion.platform.event.UnreadableEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What those who come along are asked, and what they have answered, as it is read. */
class PollLettersTest {
    private static final String CASE = "https://portal.region.example/beratung/aW5zZWw";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de | Welcher Termin passt Ihnen?
                    en | Which appointment suits you?
                    """)
    void whoComesAlongIsAskedWhatSuitsEachByALinkOfTheirOwn(String language, String heading) {
        var poll =
                Map.of(
                        "language",
                        language,
                        "starts",
                        List.of("2027-03-09T09:00:00Z", "2027-04-10T08:00:00Z"),
                        "until",
                        "2027-02-03T09:00:00Z");
        assertThat(letters("poll-opened", poll)).hasSize(2);
        var otto = letter(OTTO, "poll-opened", poll);
        readsWell(otto, language, heading);
        assertThat(otto.text())
                .contains("Otto Muster", "Erika Beispiel (Bad Homburg)")
                .doesNotContain("Nina", "nina", MUNICIPALITY, "a-token-for-tests");
        if (language.equals("de")) {
            assertThat(otto.text())
                    .contains(
                            "bis Mittwoch, 3. Februar 2027, 10:00 Uhr",
                            "- Vorschlag: Dienstag, 9. März 2027, 10:00 Uhr",
                            "- Vorschlag: Samstag, 10. April 2027, 10:00 Uhr",
                            "„Standortbestimmung“",
                            "weil Bad Homburg Sie als Teilnehmerin oder Teilnehmer");
        }
        assertThat(actionOf(otto)).startsWith(CASE + "/abstimmung?token=token-of-otto");
        assertThat(actionOf(letter(NINA, "poll-opened", poll)))
                .startsWith(CASE + "/abstimmung?token=token-of-nina");
    }

    @Test
    void whoIsNoNameToRepeatAsksAsTheirMunicipality() {
        assertThat(letter(OTTO, "poll-opened", Map.of("name", "www.evil.example Gewinn")).text())
                .contains("Bad Homburg möchte wissen")
                .doesNotContain("evil", "Gewinn");
    }

    @Test
    void whoCannotBeAskedTakesNoLetterFromTheOthers() {
        var written = new ArrayList<Letter>();
        var event =
                example(
                        "poll-opened",
                        Map.of(
                                "asked",
                                List.of(
                                        asked("Otto Muster", "<nobody>", "token-of-otto"),
                                        asked("Nina Probe", NINA, "token-of-nina"))));
        assertThatThrownBy(
                        () ->
                                new ConsultationLetters(ReadLetter.drafts())
                                        .about(event, written::add))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageNotContaining("nobody");
        assertThat(written)
                .singleElement()
                .satisfies(it -> assertThat(ReadLetter.of(it).header("To")).isEqualTo(NINA));
    }

    @Test
    void whenAllHaveAnsweredItSaysWhatSuitsMostAndHowMany() {
        var starts =
                List.of(
                        Map.of("start", "2027-03-09T09:00:00Z", "yes", 2, "ifNeeded", 1, "no", 0),
                        Map.of("start", "2027-04-10T08:00:00Z", "yes", 0, "ifNeeded", 0, "no", 3));
        var read =
                letter(
                        MUNICIPALITY,
                        "poll-completed",
                        Map.of("starts", starts, "best", "2027-03-09T09:00:00Z"));
        assertThat(read.text())
                .contains(
                        "Am besten passt: Dienstag, 9. März 2027, 10:00 Uhr.",
                        "- Vorschlag: Dienstag, 9. März 2027, 10:00 Uhr: passt 2, zur Not 1, passt nicht 0",
                        "- Vorschlag: Samstag, 10. April 2027, 10:00 Uhr: passt 0, zur Not 0, passt nicht 3");
        assertThat(actionOf(read)).isEqualTo(CASE + "?token=a-token-for-tests");
        assertThat(letter(MUNICIPALITY, "poll-completed", Map.of("best", "")).text())
                .contains("Keiner der Termine passt jemandem")
                .doesNotContain("Am besten");
    }
}
