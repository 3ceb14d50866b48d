package de.smartregion.notification.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.time.Duration;

/** What is not said is careful, and nonsense is refused at start. */
class CallSettingsTest {
    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(CallSettings.class)
    static class Settings {}

    @Test
    void nobodyMayBeCalledUnlessNamedAndElevenAttemptsTakeThreeDays() {
        context.run(
                started -> {
                    var settings = started.getBean(CallSettings.class);
                    assertThat(settings.hosts()).isEmpty();
                    assertThat(settings.inside()).isEmpty();
                    assertThat(settings.pauses()).hasSize(10).isEqualTo(Ring.settings().pauses());
                    assertThat(settings.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                            .isBetween(Duration.ofDays(3), Duration.ofDays(4));
                });
        context.withPropertyValues("smartregion.webhooks.hosts= Hooks.Example , .b.example")
                .run(
                        started ->
                                assertThat(started.getBean(CallSettings.class).hosts())
                                        .containsExactly("hooks.example", ".b.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "at-once, 0, between 1 and 64",
        "connect, 0s, positive",
        "patience, 1s, at least what connecting may take",
        "lease, 20s, twice the patience or more",
        "poll, 0s, positive",
        "keep, 3d, longer than all pauses",
        "pauses, 0s, positive"
    })
    void nonsenseIsRefused(String name, String value, String rule) {
        context.withPropertyValues("smartregion.webhooks." + name + "=" + value)
                .run(
                        started ->
                                assertThat(started.getStartupFailure())
                                        .rootCause()
                                        .hasMessage(
                                                "smartregion.webhooks."
                                                        + name
                                                        + " must be "
                                                        + rule));
    }
}
