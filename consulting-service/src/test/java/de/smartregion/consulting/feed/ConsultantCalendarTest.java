package de.smartregion.consulting.feed;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;

import de.smartregion.consulting.consultation.Engagements.Certainty;
import de.smartregion.consulting.consultation.Engagements.Engagement;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What another library reads in it. */
class ConsultantCalendarTest {

    private static final Instant START = Instant.parse("2026-03-28T22:30:00Z");

    @Test
    void aThousandEntriesAreRead() {
        var engagements =
                IntStream.range(0, 1_000)
                        .mapToObj(
                                i ->
                                        engagement(
                                                "entry-" + i,
                                                "Einstieg; Bad Homburg, \"v. d. Höhe\" \\ " + i,
                                                START.plus(Duration.ofHours(i)),
                                                i % 2 == 0
                                                        ? Certainty.CONFIRMED
                                                        : Certainty.TENTATIVE))
                        .toList();
        var text = ConsultantCalendar.of(engagements);
        var calendars = Biweekly.parse(text).all();
        assertThat(calendars).hasSize(1);
        var events = calendars.getFirst().getEvents();
        assertThat(events).hasSize(1_000);
        assertThat(events).extracting(it -> it.getUid().getValue()).doesNotHaveDuplicates();
        for (int i = 0; i < events.size(); i++) {
            VEvent event = events.get(i);
            assertThat(event.getDateStart().getValue().toInstant())
                    .isEqualTo(engagements.get(i).start());
            assertThat(event.getDateEnd().getValue().toInstant())
                    .isEqualTo(engagements.get(i).end());
            assertThat(event.getSummary().getValue()).endsWith(engagements.get(i).title());
            assertThat(event.getSequence().getValue()).isEqualTo(2);
        }
        assertThat(text.lines()).allMatch(line -> line.length() <= 75);
    }

    @Test
    void whatIsNotCertainSaysSo() {
        var events =
                Biweekly.parse(
                                ConsultantCalendar.of(
                                        List.of(
                                                engagement("a", "Rat", START, Certainty.CONFIRMED),
                                                engagement("b", "Rat", START, Certainty.TENTATIVE),
                                                engagement(
                                                        "c", "Rat", START, Certainty.CANCELLED))))
                        .first()
                        .getEvents();
        assertThat(events)
                .extracting(it -> it.getStatus().getValue())
                .containsExactly("CONFIRMED", "TENTATIVE", "CANCELLED");
        assertThat(events)
                .extracting(it -> it.getSummary().getValue())
                .containsExactly("Rat", "Vorgemerkt: Rat", "Abgesagt: Rat");
    }

    @Test
    void aTitleThatLooksLikeALineStaysATitle() {
        var hostile = "Rat\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Anderes";
        var text =
                ConsultantCalendar.of(
                        List.of(engagement("a", hostile, START, Certainty.CONFIRMED)));
        assertThat(Biweekly.parse(text).first().getEvents()).hasSize(1);
    }

    @Test
    void anEmptyCalendarIsOne() {
        assertThat(Biweekly.parse(ConsultantCalendar.of(List.of())).first().getEvents()).isEmpty();
    }

    private static Engagement engagement(
            String id, String title, Instant start, Certainty certainty) {
        return new Engagement(
                id,
                title,
                "Rathaus, Zimmer 1",
                start,
                start.plus(Duration.ofHours(1)),
                2,
                START,
                certainty);
    }
}
