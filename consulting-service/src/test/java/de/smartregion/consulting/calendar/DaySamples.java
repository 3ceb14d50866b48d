package de.smartregion.consulting.calendar;

import de.smartregion.consulting.consultant.Consultant;
import de.smartregion.consulting.consultant.Samples;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** What tests ask of days. */
final class DaySamples {

    private DaySamples() {}

    static DayTerms terms(Consultant consultant, LocalDate date) {
        return new DayTerms(
                consultant.home(),
                consultant.working(Samples.ALMANAC.date(date)),
                List.of(),
                consultant.perDay(),
                consultant.perWeek(),
                0,
                Samples.TRAVEL);
    }

    static Wish wish(String claim, @Nullable String place, LocalDate date, String clock) {
        return Wish.of(claim, Samples.HOUR, place, Samples.at(date, clock));
    }
}
