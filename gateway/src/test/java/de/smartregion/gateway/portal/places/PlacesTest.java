package de.smartregion.gateway.portal.places;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.portal.places.Places.Meaning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class PlacesTest {
    private final Places places = new Places();

    @Test
    void allMunicipalitiesAndDistrictsAreKnown() {
        assertThat(places.municipalities()).isEqualTo(421);
        assertThat(places.districts()).isEqualTo(26);
        // The five cities that are their own district stand in the list once.
        assertThat(places.all()).hasSize(421 + 21).doesNotHaveDuplicates();
        assertThat(places.withKey("06411")).map(Place::name).hasValue("Darmstadt");
    }

    @Test
    void whatThePortalOffersTheEventsServiceTakes() throws IOException {
        var here = Path.of("src/main/resources/municipalities.csv");
        var there =
                Path.of(
                        "../events-service/src/main/resources/de/smartregion/events/registration/municipalities.csv");

        assertThat(Files.mismatch(here, there)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "Bad Hersfeld, 06632002",
        " bad  hersfeld , 06632002",
        "GIESSEN, 06531005",
        "Kassel, 06611000",
        "Landkreis Kassel, 06633",
        "Darmstadt, 06411000",
        "Frankfurt, 06412000",
        "Hochtaunuskreis, 06434",
        "06412000, 06412000",
        "Reichelsheim (Wetterau), 06440021",
    })
    void aNameIsFoundHoweverItIsTyped(String typed, String key) {
        assertThat(places.meaning(typed))
                .isInstanceOfSatisfying(
                        Meaning.One.class, one -> assertThat(one.place().key()).isEqualTo(key));
    }

    @Test
    void aSharedNameIsAskedBack() {
        assertThat(places.meaning("Reichelsheim"))
                .isInstanceOfSatisfying(
                        Meaning.Several.class,
                        several ->
                                assertThat(several.places())
                                        .extracting(Place::name)
                                        .containsExactly(
                                                "Reichelsheim (Odenwald)",
                                                "Reichelsheim (Wetterau)"));
    }

    @Test
    void aSlipOfTheHandGetsSuggestions() {
        assertThat(places.meaning("Bad Hersfled"))
                .isInstanceOfSatisfying(
                        Meaning.Unknown.class,
                        unknown ->
                                assertThat(unknown.near())
                                        .extracting(Place::name)
                                        .contains("Bad Hersfeld"));
        assertThat(places.meaning("Entenhausen")).isEqualTo(new Meaning.Unknown(List.of()));
        assertThat(places.meaning(" ,;")).isEqualTo(new Meaning.Unknown(List.of()));
    }

    @Test
    void everyDistrictIsThereOnceCitiesIncluded() {
        assertThat(places.everyDistrict())
                .hasSize(places.districts())
                .extracting(Place::key)
                .doesNotHaveDuplicates()
                .contains("06611", "06633")
                .allSatisfy(key -> assertThat(key).hasSize(5));
    }
}
