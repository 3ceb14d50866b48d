package de.smartregion.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

/** Anybody may write anything to the office. */
class FeedbackLettersTest {
    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");

    private final FeedbackLetters letters = ReadLetter.feedbackLetters();

    @Test
    void theStaffReadsWhatWasWrittenWhereAndWhomToAnswer() {
        var read = read("Die Karte ist ohne Maus\nnicht zu bedienen.", "Startseite", "a@b.example");

        assertThat(read.header("To")).isEqualTo("staff@region.example");
        assertThat(read.subject()).isEqualTo("Barriere gemeldet");
        assertThat(read.html().select("main p").eachText())
                .contains("Die Karte ist ohne Maus", "nicht zu bedienen.");
        assertThat(read.html().select("dd").eachText())
                .containsExactly("Startseite", "a@b.example");
        assertThat(read.text()).contains("Die Karte ist ohne Maus", "- Antwort an: a@b.example");
        assertThat(read("Zu klein", null, null).text())
                .contains("Es ist keine Antwort gewünscht.")
                .doesNotContain("Wo:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eve\r\nBcc: all@region.example\r\n\r\nText",
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "=?UTF-8?Q?Eve=0D=0ABcc:_all=40region.example?=",
                "gnp.\u202Eexe \u2066\u200F\u0000\u0007\u001b[31m",
                "${7*7} [[${7*7}]] [(${7*7})] {0} {9}",
                "javascript:alert(1) data:text/html,x"
            })
    void itIsOnlyEverText(String typed) {
        var read = read(typed, typed, null);

        assertThat(read.headerNames())
                .containsOnly(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Language",
                        "Auto-Submitted",
                        "X-Auto-Response-Suppress");
        assertThat(read.subject()).isEqualTo("Barriere gemeldet");
        assertThat(read.header("To")).isEqualTo("staff@region.example");
        assertThat(read.html().select("script, img, a")).isEmpty();
        assertThat(read.html().text() + read.text())
                .doesNotContain("\u202E", "\u2066", "\u200F", "\u0000", "\u001b", "=?", "49");
    }

    @Test
    void whomToAnswerIsOneAddressOrItIsRefused() {
        for (var address :
                new String[] {
                    "a@b.example\r\nBcc: x@y.example",
                    "a@b.example, x@y.example",
                    "<a@b.example>",
                    "a"
                }) {
            assertThatIllegalArgumentException()
                    .as(address)
                    .isThrownBy(() -> Feedback.of("text", null, address));
        }
    }

    @Test
    void whatIsLongIsNotCutOff() {
        var read = read("x".repeat(999) + "y" + "z".repeat(1_500), null, null);
        assertThat(read.html().text()).contains("xy");
        assertThat(read.html().text().chars().filter(it -> it == 'z').count())
                .isGreaterThanOrEqualTo(1_500);
    }

    @Test
    void theSameCauseIsTheSameLetterAndItsNameTellsNothing() {
        var feedback = Feedback.of("text", null, "a@b.example");
        var one = letters.about(feedback, "cause", NOW);

        assertThat(one.id()).isEqualTo(letters.about(feedback, "cause", NOW.plusSeconds(9)).id());
        assertThat(one.id()).isNotEqualTo(letters.about(feedback, "another", NOW).id());
        assertThat(one.id() + one + feedback).doesNotContain("@", "text");
    }

    private ReadLetter read(String text, @Nullable String page, @Nullable String answerTo) {
        return ReadLetter.of(letters.about(Feedback.of(text, page, answerTo), "cause", NOW));
    }
}
