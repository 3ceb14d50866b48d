package de.smartregion.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that is described as for staff is for staff, and everything else is open. */
class EventsEndpointsTest implements RunningEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestTestClient client;

    EventsEndpointsTest(@LocalServerPort int port) {
        client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    private record Door(HttpMethod method, String path, boolean staff) {}

    @Test
    void staffDoorsAskForATokenAndTheRightRole() {
        assertThat(doors().stream().filter(Door::staff))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(
                        door -> {
                            assertThat(knock(door, null)).isEqualTo(401);
                            assertThat(
                                            knock(
                                                    door,
                                                    RunningEvents.token(
                                                            "eve", "municipality", "admin")))
                                    .isEqualTo(403);
                            assertThat(knock(door, RunningEvents.token("ada", "staff")))
                                    .isNotIn(401, 403);
                        });
    }

    @Test
    void theOtherDoorsAreOpen() {
        assertThat(doors().stream().filter(door -> !door.staff()))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(door -> assertThat(knock(door, null)).isNotIn(401, 403));
    }

    @Test
    void whatNobodyDescribedIsClosed() {
        assertThat(
                        knock(
                                new Door(HttpMethod.GET, "/api/events/secrets", true),
                                RunningEvents.token("ada", "staff")))
                .isEqualTo(403);
    }

    private List<Door> doors() {
        var doors = new ArrayList<Door>();
        var paths = read("/v3/api-docs").path("paths");
        for (var path : paths.propertyNames()) {
            for (var method : paths.path(path).propertyNames()) {
                var summary = paths.path(path).path(method).path("summary").asString();
                doors.add(
                        new Door(
                                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                                path.replaceAll("\\{\\w+}", "none"),
                                summary.endsWith("(staff)")));
            }
        }
        return doors;
    }

    private int knock(Door door, @Nullable String token) {
        var request =
                client.method(door.method())
                        .uri(door.path())
                        .headers(
                                headers -> {
                                    if (token != null) {
                                        headers.setBearerAuth(token);
                                    }
                                });
        if (!HttpMethod.GET.equals(door.method())) {
            request.contentType(MediaType.APPLICATION_JSON).body("{}");
        }
        return request.exchange().expectBody().returnResult().getStatus().value();
    }

    private JsonNode read(String path) {
        return JSON.readTree(
                client.get()
                        .uri(path)
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent());
    }
}
