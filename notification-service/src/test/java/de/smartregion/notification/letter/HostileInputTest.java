package de.smartregion.notification.letter;

import static de.smartregion.notification.letter.OwnersExamples.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** Anybody may type anything into the registration form, under anybody's address. */
class HostileInputTest {
    private final RosterLetters letters = ReadLetter.rosterLetters();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eve\r\nBcc: all@region.example",
                "Eve\r\n\r\n<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "=cmd|' /C calc'!A0",
                "Eve\u202Egpj.exe",
                "Eve\u2066\u200F\u200B",
                "=?UTF-8?Q?Eve=0D=0ABcc:_all=40region.example?=",
                "Eve\nATTENDEE:mailto:all@region.example\nX:",
                "Eve\";X=\"1",
                "Eve^nATTENDEE:mailto:x",
                "Eve\\n;,:",
                "\u0000\u0007\u001b[31m",
                "${7*7} [[${7*7}]] [(${7*7})] {0}",
                "http://evil.example Gewinn",
                "evil.example"
            })
    void aNameIsOnlyEverAName(String name) {
        for (var fact :
                new String[] {
                    "registration-received", "seat-confirmed", "registration-cancelled"
                }) {
            var read =
                    ReadLetter.of(
                            letters.about(example(fact, Map.of("name", name, "title", name)))
                                    .orElseThrow());

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
            assertThat(read.header("To")).isEqualTo("j.mueller-weiss@gemeinde.example");
            assertThat(read.subject()).doesNotContain("\r", "\n", "\u202E", "\u2066", "\u0000");

            var html = read.html();
            assertThat(html.select("script, img")).isEmpty();
            assertThat(html.select("*"))
                    .allSatisfy(
                            element ->
                                    assertThat(element.attributes().asList())
                                            .noneMatch(a -> a.getKey().startsWith("on")));
            assertThat(html.text())
                    .doesNotContain("\u202E", "\u2066", "\u200F", "\u0000", "\u001b");
            assertThat(read.text())
                    .doesNotContain("\u202E", "\u2066", "\u200F", "\u0000", "\u001b");
            assertThat(read.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));

            read.calendar()
                    .ifPresent(
                            calendar -> {
                                var event = calendar.getEvents().getFirst();
                                assertThat(event.getAttendees()).hasSize(1);
                                assertThat(event.getAttendees().getFirst().getEmail())
                                        .isEqualTo("j.mueller-weiss@gemeinde.example");
                                assertThat(event.getExperimentalProperties()).isEmpty();
                                assertThat(event.getAttendees().getFirst().getParameter("X"))
                                        .isNull();
                                assertThat(event.getSummary().getValue())
                                        .doesNotContain("\n", "\r");
                                assertThat(
                                                String.valueOf(
                                                        event.getAttendees()
                                                                .getFirst()
                                                                .getCommonName()))
                                        .doesNotContain("\n", "\r");
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example Gewinn",
                "www.evil.example",
                "evil.example/x",
                "Ruf 0900 123"
            })
    void nobodyIsLuredUnderAnotherName(String name) {
        var read =
                ReadLetter.of(
                        letters.about(example("registration-received", Map.of("name", name)))
                                .orElseThrow());
        assertThat(read.text()).contains("Guten Tag,").doesNotContain(name);
        assertThat(read.html().text()).doesNotContain(name);
    }

    @Test
    void realNamesStayAsTheyAre() {
        for (var name :
                new String[] {
                    "Dr. Ayşe Öztürk-O'Neill",
                    "محمد الأحمد",
                    "李小龍",
                    "Prof. Dr. h. c. Max von und zu Berg"
                }) {
            var read =
                    ReadLetter.of(
                            letters.about(example("seat-confirmed", Map.of("name", name)))
                                    .orElseThrow());
            assertThat(read.text()).contains("Guten Tag " + name + ",");
            assertThat(read.html().text()).contains(name);
            assertThat(
                            read.calendar()
                                    .orElseThrow()
                                    .getEvents()
                                    .getFirst()
                                    .getAttendees()
                                    .getFirst()
                                    .getCommonName())
                    .isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "https://", "//evil", "Saal 3"})
    void anOnlineAddressThatIsNoneIsNoLink(String address) {
        var read =
                ReadLetter.of(
                        letters.about(example("seat-confirmed", Map.of("onlineAddress", address)))
                                .orElseThrow());
        assertThat(read.html().select("dd a")).isEmpty();
        assertThat(read.text()).contains(address);
    }

    @Test
    void tokensAndIdsCannotLeadElsewhere() {
        var read =
                ReadLetter.of(
                        letters.about(
                                        example(
                                                "seat-confirmed",
                                                Map.of(
                                                        "gathering",
                                                        "../../evil?x#",
                                                        "manageToken",
                                                        "a&b=c#d e")))
                                .orElseThrow());
        assertThat(read.html().select("a.action").attr("href"))
                .isEqualTo(
                        "https://portal.region.example/veranstaltungen/..%2F..%2Fevil%3Fx%23"
                                + "/anmeldungen/q3Vt0bJ5m1YxWc8eHn2KdQ?token=a%26b%3Dc%23d%20e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nBcc: c@d.example",
                "a b@c.example",
                "a@b.example,c@d.example",
                "<a@b.example>",
                "@b.example",
                "a@",
                "\"x\r\n\"@b.example"
            })
    void anAddressIsOneAddress(String address) {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(address));
    }
}
