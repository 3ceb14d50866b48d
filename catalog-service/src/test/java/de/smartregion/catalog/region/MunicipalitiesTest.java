package de.smartregion.catalog.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MunicipalitiesTest {

    @Test
    void hessenHas421MunicipalitiesIn26Districts() {
        assertThat(Municipalities.all()).filteredOn(Place::isDistrict).hasSize(26);
        assertThat(Municipalities.all()).filteredOn(place -> !place.isDistrict()).hasSize(421);
    }

    @Test
    void aMunicipalityLiesInItsDistrict() {
        assertThat(Municipalities.find("06434001"))
                .hasValueSatisfying(
                        place -> {
                            assertThat(place.name()).startsWith("Bad Homburg");
                            assertThat(place.district()).isEqualTo("Hochtaunuskreis");
                        });
        assertThat(Municipalities.contains("06434")).isTrue();
        assertThat(Municipalities.contains("09162000")).isFalse();
        assertThat(Municipalities.nameOf("09162000")).isEqualTo("09162000");
    }
}
