package de.smartregion.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.net.URI;

class PortalLinksTest {
    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "portal.region.example",
                "/veranstaltungen",
                "ftp://portal.region.example",
                "javascript:alert(1)",
                "https:///no-host"
            })
    void whatIsNoAddressOfAPortalIsRefused(String url) {
        service.withPropertyValues("smartregion.portal.url=" + url)
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessage(
                                                "smartregion.portal.url must be the portal's http(s) address"));
    }

    @Test
    void withoutAPortalThereIsNoStart() {
        service.run(
                context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageStartingWith("smartregion.portal.url must be"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "https://portal.region.example/"})
    void aPortalIsTaken(String url) {
        service.withPropertyValues("smartregion.portal.url=" + url)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void whatNamesCarryCannotLeaveTheirPlaceInTheLink() {
        var links = new PortalLinks(URI.create("https://portal.region.example"));

        assertThat(links.manage("../g?x=1#y", "r/r", "t&lang=en", Language.GERMAN).toString())
                .isEqualTo(
                        "https://portal.region.example/veranstaltungen/..%2Fg%3Fx%3D1%23y"
                                + "/anmeldungen/r%2Fr?token=t%26lang%3Den");
    }

    @EnableConfigurationProperties(PortalLinks.class)
    static class Settings {}
}
