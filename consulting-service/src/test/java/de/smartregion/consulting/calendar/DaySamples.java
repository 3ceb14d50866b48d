package de.smartregion.consulting.calendar;

import de.smartregion.consulting.consultant.Consultant;
import de.smartregion.consulting.consultant.Limits;
import de.smartregion.consulting.consultant.Samples;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** What tests ask of days. */
final class DaySamples {

    private DaySamples() {}

    static DayTerms terms(Consultant consultant, LocalDate date) {
        return new DayTerms(
                consultant.home(),
                consultant.working(Samples.ALMANAC.date(date)),
                List.of(),
                consultant.limits(),
                List.of(),
                Samples.TRAVEL);
    }

    /** So many appointments of an hour on the day after. */
    static List<Entry> elsewhere(int appointments) {
        return IntStream.range(0, appointments)
                .mapToObj(
                        it ->
                                wish(
                                                "other" + it,
                                                null,
                                                Samples.MONDAY.plusDays(1),
                                                "1%d:00".formatted(it))
                                        .held(Samples.NOW, null))
                .toList();
    }

    static Limits limits(int perDay, int perWeek) {
        return new Limits(perDay, perWeek, null, null);
    }

    static Wish wish(String claim, @Nullable String place, LocalDate date, String clock) {
        return Wish.of(claim, Samples.HOUR, Samples.need(place), Samples.at(date, clock));
    }
}
