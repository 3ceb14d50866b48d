package de.smartregion.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.smartregion.platform.infrastructure.Tokens;
import de.smartregion.platform.security.EndpointTable;

import org.jspecify.annotations.Nullable;
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
import java.util.stream.Stream;

/**
 * Who may call an operation of a running service is what its description says, and everybody else
 * may not.
 */
public final class EndpointsContract {

    /** What somebody who may come gets, who brings nothing sensible. */
    private static final Set<Integer> LET_IN =
            Set.of(200, 201, 202, 204, 400, 404, 409, 415, 422, 428);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestTestClient client;
    private final EndpointTable table;
    private final List<String> everybody;

    private record Door(HttpMethod method, String path, List<String> callers) {}

    public EndpointsContract(int port, EndpointTable table, List<String> everybody) {
        this.client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        this.table = table;
        this.everybody = List.copyOf(everybody);
    }

    public void everyDoorIsOpenToThoseItNamesAndToNobodyElse() {
        assertThat(doors()).hasSize(table.rows().size()).isNotEmpty();
        for (var door : doors()) {
            for (var role : callers()) {
                assertThat(knock(door, token(role)))
                        .as("%s %s", door, role)
                        .isIn(expected(door, role));
            }
        }
    }

    /** Also somebody who has signed in and has no role that we know. */
    private List<String> callers() {
        return Stream.concat(everybody.stream(), Stream.of(EndpointTable.SIGNED_IN)).toList();
    }

    /** Every method of a controller stands in the table, and the table names nothing else. */
    public void noEndpointIsWithoutARule(RequestMappingHandlerMapping mappings) {
        var served = new TreeSet<String>();
        for (var mapping : mappings.getHandlerMethods().keySet()) {
            for (var path : mapping.getPatternValues()) {
                if (path.startsWith("/api/")) {
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> served.add(method + " " + path));
                }
            }
        }
        var ruled = new TreeSet<String>();
        table.rows().forEach(row -> ruled.add(row.method() + " " + row.path()));
        assertThat(ruled).isEqualTo(served);
        assertThatIllegalStateException()
                .isThrownBy(() -> table.callers("DELETE", "/api/nothing/{id}", everybody))
                .withMessageContaining("DELETE /api/nothing/{id}");
    }

    /** {@code path} is one of the service's that no rule names. */
    public void whatNobodyDescribedIsClosed(String path) {
        var nowhere = new Door(HttpMethod.GET, path, List.of());
        assertThat(knock(nowhere, token("staff"))).isEqualTo(403);
    }

    private static Set<Integer> expected(Door door, String role) {
        if (door.callers().contains(role) || door.callers().contains(EndpointTable.ANONYMOUS)) {
            return LET_IN;
        }
        return Set.of(role.equals(EndpointTable.ANONYMOUS) ? 401 : 403);
    }

    private static @Nullable String token(String role) {
        var eve = Tokens.token().subject("eve");
        return switch (role) {
            case EndpointTable.ANONYMOUS -> null;
            case EndpointTable.SIGNED_IN -> eve.sign();
            default -> eve.roles(role).sign();
        };
    }

    private List<Door> doors() {
        var doors = new ArrayList<Door>();
        var paths = described().path("paths");
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

    private JsonNode described() {
        return JSON.readTree(
                client.get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent());
    }
}
