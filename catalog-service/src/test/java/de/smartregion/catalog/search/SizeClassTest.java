package de.smartregion.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.region.Place;

import org.junit.jupiter.api.Test;

class SizeClassTest {

    @Test
    void itIsWhatTheLawSays() {
        assertThat(of(SizeClass.INDEPENDENT_CITY))
                .containsOnly(
                        "Darmstadt",
                        "Frankfurt am Main",
                        "Hanau",
                        "Kassel",
                        "Offenbach am Main",
                        "Wiesbaden");
        assertThat(of(SizeClass.SPECIAL_STATUS_CITY))
                .containsOnly(
                        "Bad Homburg v.d. Höhe",
                        "Fulda",
                        "Gießen",
                        "Marburg",
                        "Rüsselsheim am Main",
                        "Wetzlar");
        assertThat(of(SizeClass.DISTRICT)).hasSize(21);
    }

    private static String[] of(SizeClass size) {
        return Municipalities.all().stream()
                .filter(place -> SizeClass.of(place) == size)
                .map(Place::name)
                .map(name -> name.replace(" (kreisfreie Stadt)", ""))
                .toArray(String[]::new);
    }
}
