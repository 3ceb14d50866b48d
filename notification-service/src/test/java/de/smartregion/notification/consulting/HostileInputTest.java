package de.smartregion.notification.consulting;

import static de.smartregion.notification.consulting.ConsultingExamples.CONSULTANT;
import static de.smartregion.notification.consulting.ConsultingExamples.MUNICIPALITY;
import static de.smartregion.notification.consulting.ConsultingExamples.NINA;
import static de.smartregion.notification.consulting.ConsultingExamples.OTTO;
import static de.smartregion.notification.consulting.ConsultingExamples.STAFF;
import static de.smartregion.notification.consulting.ConsultingExamples.asked;
import static de.smartregion.notification.consulting.ConsultingExamples.companion;
import static de.smartregion.notification.consulting.ConsultingExamples.letter;
import static de.smartregion.notification.consulting.ConsultingExamples.letters;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.ReadLetter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whatever is typed into names, places, reasons and notes stays what it is: text. */
class HostileInputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eve\r\nBcc: all@region.example",
                "Eve\r\n\r\n<script>alert(1)</script>",
                "</blockquote></main><img src=x onerror=alert(1)>",
                "=?UTF-8?Q?Eve=0D=0ABcc:_all=40region.example?=",
                "Eve\u202Egpj.exe",
                "Eve\u2066\u200F\u200B",
                "\u0000\u0007\u001b[31m",
                "${7*7} [[${7*7}]] [(${7*7})] {0} {9}",
                "<a href='https://evil.example'>Anmelden</a>",
                "Eve\";RSVP=TRUE:mailto:all@region.example\r\nATTENDEE:mailto:all@region.example"
            })
    void itIsOnlyEverText(String typed) {
        var all = everyLetterSaying(typed, "ON_SITE");
        all.addAll(everyLetterSaying(typed, "PHONE"));
        for (var letter : all) {
            var read = ReadLetter.of(letter);

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
            assertThat(
                            List.of(
                                    MUNICIPALITY,
                                    CONSULTANT,
                                    OTTO,
                                    NINA,
                                    "former@ekom21.example",
                                    STAFF))
                    .contains(read.header("To"));
            assertThat(read.subject()).doesNotContain("\r", "\n", "\u202E", "\u2066", "\u0000");
            var html = read.html();
            assertThat(html.select("script, img")).isEmpty();
            assertThat(html.select("a"))
                    .allSatisfy(
                            link ->
                                    assertThat(link.attr("href"))
                                            .startsWith("https://portal.region.example/"));
            assertThat(html.select("main")).hasSize(1);
            assertThat(html.text() + read.text())
                    .doesNotContain(
                            "\u202E", "\u2066", "\u200F", "\u200B", "\u0000", "\u001b", "=?", "49");
            assertThat(read.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
            read.calendar()
                    .ifPresent(
                            calendar -> invitesOnlyBoth(calendar.getEvents(), read.header("To")));
        }
    }

    private static void invitesOnlyBoth(List<biweekly.component.VEvent> events, String reader) {
        assertThat(events).hasSize(1);
        var alone = List.of(OTTO, NINA).contains(reader);
        assertThat(events.getFirst().getAttendees())
                .hasSize(alone ? 1 : 2)
                .allSatisfy(
                        it ->
                                assertThat(it.getEmail())
                                        .isIn(
                                                alone
                                                        ? List.of(reader)
                                                        : List.of(
                                                                MUNICIPALITY,
                                                                CONSULTANT,
                                                                "former@ekom21.example")));
    }

    @Test
    void whatSomebodySaysCannotPassForOurWords() {
        var reason = "Gern.\n\nMit freundlichen Grüßen\nGeschäftsstelle\n\n-- \nAutomatisch";
        var read = letter(CONSULTANT, "appointment-cancelled", Map.of("reason", reason));
        assertThat(read.text().lines().filter(line -> line.startsWith("> ")))
                .hasSize(5)
                .contains("> Geschäftsstelle", "> --");
        assertThat(read.html().select("blockquote p")).hasSize(5);
    }

    @Test
    void idsAndTokensCannotLeadElsewhere() {
        var read =
                letter(
                        MUNICIPALITY,
                        "consultation-confirmed",
                        Map.of("consultation", "../../evil?x#", "manageToken", "a&b=c#d e"));
        assertThat(read.html().select("a.action").attr("href"))
                .isEqualTo(
                        "https://portal.region.example/beratung/..%2F..%2Fevil%3Fx%23"
                                + "?token=a%26b%3Dc%23d%20e");
    }

    private static List<Letter> everyLetterSaying(String typed, String mode) {
        var all = new ArrayList<Letter>();
        for (var fact :
                List.of(
                        "consultation-requested",
                        "consultation-confirmed",
                        "consultation-assigned",
                        "consultation-withdrawn",
                        "consultation-declined",
                        "appointment-offered",
                        "poll-opened",
                        "poll-completed",
                        "offer-ended",
                        "appointment-scheduled",
                        "appointment-moved",
                        "appointment-cancelled",
                        "appointment-approaching",
                        "earlier-free",
                        "report-released",
                        "report-corrected",
                        "feedback-asked",
                        "consultant-missing",
                        "request-overdue",
                        "outcome-missing",
                        "absence-collides")) {
            all.addAll(
                    letters(
                            fact,
                            Map.ofEntries(
                                    Map.entry("name", typed),
                                    Map.entry("municipalityName", typed),
                                    Map.entry("moduleTitle", typed),
                                    Map.entry("mode", mode),
                                    Map.entry("phone", typed),
                                    Map.entry("address", typed),
                                    Map.entry("onlineAddress", typed),
                                    Map.entry("consultantName", typed),
                                    Map.entry("formerConsultantName", typed),
                                    Map.entry("formerConsultantEmail", "former@ekom21.example"),
                                    Map.entry("people", List.of(typed)),
                                    Map.entry("companions", List.of(companion(typed, OTTO))),
                                    Map.entry("formerCompanions", List.of(companion(typed, NINA))),
                                    Map.entry("personPhone", typed),
                                    Map.entry("consultantPhone", typed),
                                    Map.entry(
                                            "asked", List.of(asked(typed, CONSULTANT, "a-token"))),
                                    Map.entry("reason", typed),
                                    Map.entry("note", typed),
                                    Map.entry(
                                            "proposals",
                                            List.of(
                                                    Map.of(
                                                            "consultant",
                                                            "c",
                                                            "name",
                                                            typed,
                                                            "start",
                                                            "2027-03-09T09:00:00Z"))))));
        }
        assertThat(all).hasSize(32);
        return all;
    }
}
