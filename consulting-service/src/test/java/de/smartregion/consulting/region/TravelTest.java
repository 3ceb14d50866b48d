package de.smartregion.consulting.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.Map;

class TravelTest {

    private static final Travel TRAVEL = new Travel(new TravelSettings(15, 1.1, 20, Map.of()));

    @Test
    void everyDistrictHasAPlaceOnTheMapAndWaysAreTheSameBothWays() {
        var districts =
                Municipalities.all().stream().filter(Place::isDistrict).map(Place::key).toList();
        assertThat(districts).hasSize(26).allMatch(TRAVEL::knows);
        for (var a : districts) {
            for (var b : districts) {
                int way = TRAVEL.between(a, b, a);
                assertThat(way).isEqualTo(TRAVEL.between(b, a, b)).isBetween(0, 330);
                assertThat(way % 5).isZero();
                assertThat(way == 0).isEqualTo(a.equals(b));
            }
        }
    }

    /** By road, Darmstadt to Kassel is some 220 km, Frankfurt to Offenbach next door. */
    @Test
    void waysAreLikeThoseOnTheRoad() {
        assertThat(TRAVEL.between("06411000", "06611000", "06411")).isBetween(170, 230);
        assertThat(TRAVEL.between("06412000", "06413000", "06412")).isBetween(20, 30);
        assertThat(TRAVEL.between("06611000", "06633015", "06611")).isBetween(20, 35);
    }

    @Test
    void withinOneMunicipalityNothingWithinADistrictAFlatRateOnlineFromHome() {
        assertThat(TRAVEL.between("06631009", "06631009", "06611")).isZero();
        assertThat(TRAVEL.between("06631009", "06631013", "06611")).isEqualTo(20);
        assertThat(TRAVEL.between(null, null, "06611")).isZero();
        assertThat(TRAVEL.between(null, "06631009", "06611"))
                .isEqualTo(TRAVEL.fromHome("06611", "06631009"))
                .isEqualTo(TRAVEL.between("06631009", null, "06611"));
        assertThat(TRAVEL.fromHome("06611", null)).isZero();
        assertThat(TRAVEL.fromHome("06611", "06611000")).isEqualTo(20);
    }

    @Test
    void theOfficeMayKnowBetter() {
        var known = new Travel(new TravelSettings(15, 1.1, 20, Map.of("06411-06611", 150)));
        assertThat(known.between("06611", "06411", "06611")).isEqualTo(150);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Travel(
                                        new TravelSettings(15, 1.1, 20, Map.of("06411-06999", 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TravelSettings(15, 1.1, 20, Map.of("06411-06611", -1)));
    }
}
