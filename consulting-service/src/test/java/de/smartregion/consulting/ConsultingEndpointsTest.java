package de.smartregion.consulting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Who may call an operation is what its description says, and everybody else may not. */
class ConsultingEndpointsTest implements RunningConsulting {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestTestClient client;

    ConsultingEndpointsTest(@LocalServerPort int port) {
        client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    private record Door(HttpMethod method, String path, List<String> callers) {}

    @Test
    void everyDoorIsOpenToThoseItNamesAndToNobodyElse() {
        assertThat(doors()).isNotEmpty();
        for (var door : doors()) {
            assertThat(knock(door, null))
                    .as("%s anonymous", door)
                    .isIn(expected(door, "anonymous"));
            for (var role : ConsultingEndpoints.CALLERS) {
                if (!role.equals("anonymous")) {
                    assertThat(knock(door, RunningConsulting.token("eve", role)))
                            .as("%s %s", door, role)
                            .isIn(expected(door, role));
                }
            }
        }
    }

    private static Set<Integer> expected(Door door, String role) {
        if (door.callers().contains(role)) {
            return Set.of(200, 201, 202, 204, 400, 404, 409, 415, 422, 428);
        }
        return Set.of(role.equals("anonymous") ? 401 : 403);
    }

    /** Every method of a controller stands in the table, and the table names nothing else. */
    @Test
    void noEndpointIsWithoutARule(
            @Autowired @Qualifier("requestMappingHandlerMapping")
                    RequestMappingHandlerMapping mappings) {
        var served = new TreeSet<String>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(
                        mapping ->
                                mapping.getMethodsCondition()
                                        .getMethods()
                                        .forEach(
                                                method ->
                                                        mapping.getPatternValues().stream()
                                                                .filter(
                                                                        it ->
                                                                                it.startsWith(
                                                                                        "/api/"))
                                                                .forEach(
                                                                        path ->
                                                                                served.add(
                                                                                        method + " "
                                                                                                + path))));
        var ruled = new TreeSet<String>();
        ConsultingEndpoints.TABLE.rows().forEach(row -> ruled.add(row.method() + " " + row.path()));
        assertThat(ruled).isEqualTo(served);
    }

    @Test
    void anOperationWithoutARuleBreaksTheDescription() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                ConsultingEndpoints.TABLE.callers(
                                        "DELETE", "/api/consulting/nothing/{id}", List.of()))
                .withMessageContaining("DELETE /api/consulting/nothing/{id}");
    }

    @Test
    void whatNobodyDescribedIsClosed() {
        assertThat(
                        knock(
                                new Door(HttpMethod.GET, "/api/consulting/secrets", List.of()),
                                RunningConsulting.token("ada", "staff")))
                .isEqualTo(403);
    }

    private List<Door> doors() {
        var doors = new ArrayList<Door>();
        var paths = read("/v3/api-docs").path("paths");
        for (var path : paths.propertyNames()) {
            for (var method : paths.path(path).propertyNames()) {
                doors.add(
                        new Door(
                                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                                path.replaceAll("\\{\\w+}", "none"),
                                paths.path(path)
                                        .path(method)
                                        .path("x-roles")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()));
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
