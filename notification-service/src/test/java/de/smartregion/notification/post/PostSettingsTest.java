package de.smartregion.notification.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PostSettingsTest {
    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void theDefaultsHold() {
        service.run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workers=0",
                "workers=100",
                "room=1",
                "timeout=0s",
                "lease=59s",
                "idle=0s",
                "poll=-1s",
                "attempts=0",
                "backoff=0s",
                "longest-backoff=1s",
                "rate=0",
                "pause=0s",
                "keep=1d",
                "owner= "
            })
    void nonsenseIsRefusedByItsName(String nonsense) {
        service.withPropertyValues("smartregion.post." + nonsense)
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageStartingWith(
                                                "smartregion.post."
                                                        + nonsense.substring(
                                                                0, nonsense.indexOf('='))
                                                        + " must be"));
    }

    @EnableConfigurationProperties(PostSettings.class)
    static class Settings {}
}
