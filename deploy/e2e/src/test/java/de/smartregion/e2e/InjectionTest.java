package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Whatever people write into a name is either refused by name or comes out as harmless text. */
@Order(3)
@ExtendWith(SharedRegion.class)
class InjectionTest {

    private static final String MARK = "opfer@" + Person.DOMAIN;

    private final Region region;
    private final Api api;
    private final Postbox post;

    InjectionTest(Region region) {
        this.region = region;
        this.api = region.api();
        this.post = region.mailbox();
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "Eva\r\nBcc: " + MARK,
                "Eva\nSubject: Gewonnen",
                "Eva\r\n\r\n<h1>Gewonnen</h1>",
                "Eva\rATTENDEE:mailto:" + MARK,
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "=cmd|' /C calc'!A0",
                "+49 =HYPERLINK(\"https://boese.example\")",
                "Eva \u202Egro.elpmaxe\u202C Umkehr",
                "Eva\u2066\u2069\u200F Zeichen",
                "Eva;ORGANIZER:mailto:" + MARK,
                "Eva \u0000 Null",
                "Eva ${7*7} #{7*7} {{7*7}} [[${7*7}]]",
            })
    void aNameIsNothingButAName(String name) {
        var gathering = api.publishGathering("Namen sind Text " + UUID.randomUUID(), 5);
        var person = Person.called("Eva").withName(name);

        var answer = api.register(gathering, Api.form(person));

        if (answer.status() == 400) {
            var errors = answer.json().path("errors");
            assertThat(StreamSupport.stream(errors.spliterator(), false))
                    .extracting(error -> error.path("field").asString())
                    .containsExactly("name");
            assertThat(answer.body()).doesNotContain(MARK, "<script", "<img", "\u202E");
            return;
        }
        answer.expect(201);
        var confirm = post.awaitLetter(person, 1);
        api.confirm(confirm.link()).expect(200);
        var seat = post.awaitLetter(person, 2);
        for (var letter : List.of(confirm, seat)) {
            assertThat(letter.to()).isEqualTo(person.email());
            assertThat(letter.headers()).doesNotContain("Bcc:", "boese", "\u202E");
            assertThat(letter.subject()).doesNotContain("Gewonnen");
            assertThat(letter.html())
                    .doesNotContain("<script", "<img src=x", "<h1>Gewonnen", "\u202E")
                    .doesNotContainPattern("\\b49\\b(?! =HYPERLINK)");
        }
        var calendar = seat.calendar();
        assertThat(calendar.event().getAttendees())
                .singleElement()
                .satisfies(attendee -> assertThat(attendee.getEmail()).isEqualTo(person.email()));
        assertThat(Optional.ofNullable(calendar.event().getOrganizer()))
                .hasValueSatisfying(
                        organizer ->
                                assertThat(String.valueOf(organizer.getEmail()))
                                        .doesNotContain(MARK));
        assertThat(calendar.parsed().getEvents()).hasSize(1);
        assertThat(calendar.text()).doesNotContain("\u202E");
        assertThat(region.page(seat.link().address()))
                .doesNotContain("<script>alert", "<img src=x", "\u202E");
        assertThat(post.letters(MARK)).isEmpty();
    }
}
