package de.smartregion.consulting.almanac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.LocalDateTime;

class WorkingHoursTest {

    private final WorkingHours hours = WorkingHours.OFFICE;

    @ParameterizedTest(name = "{0} plus {1} hours is {2}: {3}")
    @CsvSource({
        "2026-03-03T09:00, 4, 2026-03-03T13:00, within a day",
        "2026-03-03T06:00, 1, 2026-03-03T09:00, it begins when the office opens",
        "2026-03-03T20:00, 1, 2026-03-04T09:00, the evening does not count",
        "2026-03-06T16:00, 4, 2026-03-09T10:00, nor does the weekend",
        "2026-03-07T12:00, 2, 2026-03-09T10:00, asked on a Saturday",
        "2026-03-27T17:00, 4, 2026-03-30T11:00, the clock went forward",
        "2026-10-23T17:00, 2, 2026-10-26T09:00, the clock went back",
        "2026-04-02T17:00, 2, 2026-04-07T09:00, Good Friday and Easter Monday",
        "2026-05-13T17:00, 2, 2026-05-15T09:00, Ascension",
        "2026-06-03T17:00, 2, 2026-06-05T09:00, Corpus Christi is a holiday in Hessen",
        "2028-10-30T17:00, 2, 2028-10-31T09:00, Reformation Day is none in Hessen",
        "2026-12-24T17:00, 2, 2026-12-28T09:00, Christmas",
        "2026-12-31T17:00, 2, 2027-01-04T09:00, New Year",
        "2026-03-03T09:00, 9, 2026-03-03T18:00, the whole day is the same evening",
        "2026-03-03T18:00, 1, 2026-03-04T09:00, after it has closed",
    })
    void theClockOfTheOfficeStandsStillWhenNobodyIsThere(
            LocalDateTime from, int working, LocalDateTime until, String because) {
        assertThat(hours.plus(from.atZone(Almanac.HESSEN).toInstant(), Duration.ofHours(working)))
                .as(because)
                .isEqualTo(until.atZone(Almanac.HESSEN).toInstant());
    }

    @Test
    void threeDaysAreThreeOfTheOfficesDays() {
        var friday = LocalDateTime.parse("2026-03-27T11:30").atZone(Almanac.HESSEN).toInstant();
        var wednesday = LocalDateTime.parse("2026-04-01T11:30").atZone(Almanac.HESSEN).toInstant();
        assertThat(hours.plusDays(friday, 3)).isEqualTo(wednesday);
    }
}
