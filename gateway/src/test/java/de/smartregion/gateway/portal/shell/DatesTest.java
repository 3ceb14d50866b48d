package de.smartregion.gateway.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Locale;

class DatesTest {
    private static final Instant TEN = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Instant SUMMER = Instant.parse("2027-06-01T22:30:00Z");

    @Test
    void germansReadGerman() {
        var dates = new Dates(Locale.GERMANY);

        assertThat(dates.span(TEN, NOON))
                .isEqualTo("Dienstag, 24. November 2026, 10:00 bis 12:00 Uhr");
        assertThat(dates.span(TEN, SUMMER))
                .isEqualTo(
                        "Dienstag, 24. November 2026, 10:00 Uhr bis Mittwoch, 2. Juni 2027, 00:30 Uhr");
        assertThat(dates.weekday(TEN)).isEqualTo("Di");
        assertThat(dates.iso(SUMMER)).isEqualTo("2027-06-02T00:30:00+02:00");
    }

    @Test
    void othersReadEnglish() {
        var dates = new Dates(Locale.UK);

        assertThat(dates.span(TEN, NOON)).isEqualTo("Tuesday, 24 November 2026, 10:00 to 12:00");
        assertThat(dates.moment(TEN)).isEqualTo("Tuesday, 24 November 2026, 10:00");
    }
}
