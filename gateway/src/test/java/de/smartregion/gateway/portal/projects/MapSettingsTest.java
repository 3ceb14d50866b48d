package de.smartregion.gateway.portal.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapSettingsTest {
    private static final String TILES = "https://tiles.example:8443/osm/{z}/{x}/{y}.png?key=a";

    @Test
    void thePolicyNamesWhereTheGroundComesFromAndNothingElse() {
        assertThat(settings("", "", "").origin()).isNull();
        assertThat(settings("/ground/{z}/{x}/{y}.png", "Landesvermessung", "").origin()).isNull();
        var settings = settings(TILES, "Landesvermessung", "https://tiles.example/licence");
        assertThat(settings.origin()).isEqualTo("https://tiles.example:8443");
        assertThat(new MapConfiguration().pictureSources(settings).origins())
                .containsExactly("https://tiles.example:8443");
        assertThat(new MapConfiguration().pictureSources(settings("", "", "")).origins()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tiles.example/{z}/{x}/{y}.png",
                "https://{s}.tiles.example/{z}/{x}/{y}.png",
                "https://tiles.example/{z}/{x}.png",
                "https://tiles.example; script-src https://evil.example/{z}/{x}/{y}.png",
                "https://person@tiles.example/{z}/{x}/{y}.png",
                "//tiles.example/{z}/{x}/{y}.png"
            })
    void whatIsNoSafeAddressIsRefused(String tiles) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(tiles, "Landesvermessung", ""))
                .withMessageContaining("map.tiles");
    }

    @Test
    void whosePicturesTheyAreHasToBeSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(TILES, " ", ""))
                .withMessageContaining("map.credit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(TILES, "x", "javascript:alert(1)"))
                .withMessageContaining("credit-link");
        assertThatIllegalArgumentException().isThrownBy(() -> new MapSettings("", "", "", 30));
    }

    private static MapSettings settings(String tiles, String credit, String link) {
        return new MapSettings(tiles, credit, link, 18);
    }
}
