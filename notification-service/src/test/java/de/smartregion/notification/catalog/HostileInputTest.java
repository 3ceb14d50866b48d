package de.smartregion.notification.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.OwnersExamples;
import de.smartregion.notification.letter.ReadLetter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whatever is typed into titles, comments, reasons and notes stays what it is: text. */
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
                "<a href='https://evil.example'>Anmelden</a>"
            })
    void itIsOnlyEverText(String typed) {
        for (var letter : everyLetterSaying(typed)) {
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
            assertThat(List.of("digital@bad-homburg.example", "staff@region.example"))
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
        }
    }

    @Test
    void whatSomebodySaysCannotPassForOurWords() {
        var note = "Gern.\n\nMit freundlichen Grüßen\nGeschäftsstelle\n\n-- \nAutomatisch";
        var read =
                ReadLetter.of(
                        letters("reuse-wanted", Map.of("note", note)).stream()
                                .reduce((_, last) -> last)
                                .orElseThrow());
        assertThat(read.text().lines().filter(line -> line.startsWith("> ")))
                .hasSize(5)
                .contains("> Geschäftsstelle", "> --");
        assertThat(read.html().select("blockquote p")).hasSize(5);
    }

    @Test
    void idsAndTokensCannotLeadElsewhere() {
        var read =
                ReadLetter.of(
                        letters(
                                        "submission-started",
                                        Map.of(
                                                "submission",
                                                "../../evil?x#~1",
                                                "manageToken",
                                                "a&b=c#d e"))
                                .getFirst());
        assertThat(read.html().select("a.action").attr("href"))
                .isEqualTo(
                        "https://portal.region.example/projekte/entwuerfe/..%2F..%2Fevil%3Fx%23~1"
                                + "?token=a%26b%3Dc%23d%20e");
    }

    private static List<Letter> everyLetterSaying(String typed) {
        var contact = Map.of("name", typed, "email", "digital@bad-homburg.example");
        var profile = Map.of("title", typed, "titleEnglish", typed, "contact", contact);
        var letters = new ArrayList<Letter>();
        for (var fact :
                List.of(
                        "submission-started",
                        "project-submitted",
                        "submission-sent-back",
                        "submission-commented",
                        "submission-declined",
                        "submission-withdrawn",
                        "submission-published",
                        "project-revised",
                        "project-archived",
                        "confirmation-due",
                        "reuse-wanted")) {
            var changes =
                    Map.<String, Object>of(
                            "title",
                            typed,
                            "name",
                            typed,
                            "ags",
                            typed,
                            "comment",
                            typed,
                            "reason",
                            typed,
                            "note",
                            typed,
                            "municipality",
                            typed,
                            "contactName",
                            typed,
                            "profile",
                            profile);
            letters.addAll(letters(fact, changes));
        }
        for (var fact : List.of("submission-commented", "submission-withdrawn")) {
            var toStaff =
                    Map.<String, Object>of(
                            "role", "AUTHOR", "by", typed, "comment", typed, "title", typed);
            letters.addAll(letters(fact, toStaff));
        }
        assertThat(letters).hasSize(21);
        return letters;
    }

    private static List<Letter> letters(String fact, Map<String, Object> changes) {
        var drafts = ReadLetter.drafts();
        var event = OwnersExamples.ofCatalog(fact, changes);
        var written = new ArrayList<Letter>();
        new SubmissionLetters(drafts).about(event, written::add);
        new ProjectLetters(drafts).about(event, written::add);
        new ReuseLetters(drafts).about(event, written::add);
        return written;
    }
}
