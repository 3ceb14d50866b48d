package de.smartregion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The two features together: whoever publishes a gathering opens its seats, through the topic
 * between them.
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
