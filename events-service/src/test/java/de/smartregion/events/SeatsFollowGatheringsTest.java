package de.smartregion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.platform.infrastructure.Records;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.nio.charset.StandardCharsets;

/**
 * What goes through topics: whoever publishes a gathering opens its seats, and who recommends one
 * counts.
 */
class SeatsFollowGatheringsTest implements RunningEvents {

    private final Conversation service;

    SeatsFollowGatheringsTest(@LocalServerPort int port) {
        service = new Conversation(port);
    }

    @Test
    void aPublishedGatheringHasFreeSeatsSoonAfter() {
        var seats = service.seats(service.published());

        assertThat(seats.path("registration").asString()).isEqualTo("OPEN");
        assertThat(seats.path("pools").path(0).path("free").asInt()).isEqualTo(25);
    }

    @Test
    void aGatheringThatAConsultationRecommendsSaysSo() {
        var gathering = service.published();
        Records.send(
                "smartregion.consulting.consultations",
                "c-1",
                "{\"consultation\":\"c-1\",\"gatherings\":[\"%s\"]}"
                        .formatted(gathering)
                        .getBytes(StandardCharsets.UTF_8),
                Records.envelope("told-1", "de.smartregion.consulting.report-released.v1"));

        await().atMost(Conversation.SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                service.get(
                                                                "/api/events/gatherings/"
                                                                        + gathering,
                                                                null)
                                                        .body()
                                                        .path("recommended")
                                                        .asInt())
                                        .isOne());
    }

    @Test
    void theServiceIsReadyWithItsTopics() {
        await().atMost(Conversation.SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                service.get("/actuator/health/readiness", null)
                                                        .body()
                                                        .path("status")
                                                        .asString())
                                        .isEqualTo("UP"));
    }
}
