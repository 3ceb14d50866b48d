package de.smartregion.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class PolicyTest {
    @Test
    void picturesComeFromUsUnlessAnOfficeNamesSomebodyElse() {
        assertThat(new PictureSources(List.of()).inPolicy()).isEqualTo("'self' data:");
        assertThat(new PictureSources(List.of("https://tiles.example")).inPolicy())
                .isEqualTo("'self' data: https://tiles.example");
    }
}
