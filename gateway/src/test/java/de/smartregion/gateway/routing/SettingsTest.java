package de.smartregion.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.util.List;

class SettingsTest {
    private static final URI HERE = URI.create("http://127.0.0.1:8081");

    @Test
    void anAddressIsSchemeHostAndPort() {
        for (var wrong :
                new String[] {"127.0.0.1:8081", "ftp://host", "http:///path", "http://host/path"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Services(URI.create(wrong), HERE, HERE, HERE));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Services(HERE, URI.create(wrong), HERE, HERE));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Services(HERE, HERE, URI.create(wrong), HERE));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Services(HERE, HERE, HERE, URI.create(wrong)));
        }
    }

    @Test
    void nonsenseIsRefusedWithTheRuleItBreaks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ZERO, 10, 3))
                .withMessage("smartregion.routing.answer: 50ms to 60s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ofSeconds(1), 0, 3))
                .withMessage("smartregion.routing.inside: 1 to 10,000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ofSeconds(1), 10, 100))
                .withMessage("smartregion.routing.retry.attempts: 1 to 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingSettings.Keep(DataSize.ofMegabytes(1), Duration.ZERO))
                .withMessage("smartregion.routing.keep.longest: 1s to 1h");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new RoutingSettings.Keep(
                                        DataSize.ofGigabytes(2), Duration.ofMinutes(1)))
                .withMessage("smartregion.routing.keep.most: up to 1GB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingSettings.Longer("imports", Duration.ofMinutes(1)))
                .withMessage("smartregion.routing.longer.path: begins with /");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingSettings.Longer("/api/x", Duration.ofMinutes(6)))
                .withMessage("smartregion.routing.longer.answer: 50ms to 5m");
    }

    @Test
    void theTableOfConsultationsMayTakeAsLongAsThePortalWaitsForIt() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Bound.class)
                .run(
                        context -> {
                            var settings = context.getBean(RoutingSettings.class);
                            for (var ending : List.of("csv", "xlsx")) {
                                assertThat(
                                                settings.answer(
                                                        "/api/consulting/consultations." + ending))
                                        .isEqualTo(Duration.ofSeconds(60));
                            }
                        });
    }

    @EnableConfigurationProperties(RoutingSettings.class)
    static class Bound {}

    private static RoutingSettings settings(Duration answer, int inside, int attempts) {
        return new RoutingSettings(
                Duration.ofSeconds(1),
                answer,
                Duration.ofSeconds(5),
                inside,
                Duration.ZERO,
                new RoutingSettings.Retry(attempts, Duration.ofMillis(50)),
                new RoutingSettings.Breaker(40, 20, Duration.ofSeconds(5), 5),
                new RoutingSettings.Keep(DataSize.ofMegabytes(1), Duration.ofMinutes(1)),
                List.of());
    }
}
