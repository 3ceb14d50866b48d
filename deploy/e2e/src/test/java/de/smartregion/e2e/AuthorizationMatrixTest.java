package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every operation that a service's OpenAPI document names, asked by everybody there is: through the
 * gateway and past it. What {@code x-roles} does not name is refused.
 */
@Order(4)
@Isolated // asks everything as everybody, to end their calendars too
@ExtendWith(SharedRegion.class)
class AuthorizationMatrixTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Set<String> METHODS =
            Set.of("get", "post", "put", "patch", "delete", "head");
    private static final String ANYBODY = "anonymous";

    private final Region region;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    AuthorizationMatrixTest(Region region) {
        this.region = region;
    }

    /**
     * @param callers the roles that may pass; {@code anonymous} is everybody
     */
    private record Operation(String service, String method, String path, Set<String> callers) {
        boolean opensTo(String role) {
            return callers.contains(ANYBODY) || callers.contains(role);
        }
    }

    /**
     * @param token empty for nobody
     */
    private record Caller(String name, String role, String token) {}

    @Test
    void everybodyPassesWhereTheyMayAndNowhereElse() {
        var operations = operations();
        var callers = callers();
        var wrong = new ArrayList<String>();
        int cells = 0;
        for (var operation : operations) {
            for (var caller : callers) {
                for (var door : List.of("gateway", operation.service())) {
                    int status = ask(door, operation, bearer(caller.token()));
                    boolean right =
                            operation.opensTo(caller.role())
                                    ? status != 401 && status != 403 && status < 500
                                    : status == (caller.token().isEmpty() ? 401 : 403);
                    if (!right) {
                        wrong.add(
                                "%s %s by %s at %s: %d"
                                        .formatted(
                                                operation.method(),
                                                operation.path(),
                                                caller.name(),
                                                door,
                                                status));
                    }
                    cells++;
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(operations.stream().map(Operation::service).distinct())
                .as("services with a document")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(cells).isEqualTo(operations.size() * callers.size() * 2).isPositive();
    }

    @Test
    void whoIsOnlySaidInHeadersIsNobody() {
        var forged =
                Map.of(
                        "X-User", "admin",
                        "X-Roles", "admin,staff",
                        "X-Forwarded-User", "admin",
                        "X-Auth-Request-Email", "admin@smarte-region.example",
                        "X-Forwarded-For", "127.0.0.1",
                        "Forwarded", "for=127.0.0.1;by=gateway",
                        "Cookie", "SMARTREGION=admin");
        for (var operation : operations()) {
            for (var door : List.of("gateway", operation.service())) {
                int status = ask(door, operation, forged);
                assertThat(status == 401)
                        .as(operation.method() + " " + operation.path() + " at " + door)
                        .isEqualTo(!operation.opensTo(ANYBODY));
            }
        }
    }

    @Test
    void aTokenThatWasTouchedOrMeantForSomebodyElseIsNone() {
        var staff = region.signIn().person(email("staff", 0));
        var parts = staff.accessToken().split("\\.", -1);
        var admin =
                encoded(
                        decoded(parts[1])
                                .replaceFirst("\"roles\":\\[[^]]*]", "\"roles\":[\"admin\"]"));
        var worthless =
                Map.of(
                        "changed", parts[0] + "." + admin + "." + parts[2],
                        "unsigned", encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                        "without signature", parts[0] + "." + parts[1] + ".",
                        "for the portal", staff.idToken(),
                        "no token at all", "letmein");
        for (var operation : operations()) {
            if (operation.opensTo("staff") && !operation.opensTo(ANYBODY)) {
                worthless.forEach(
                        (what, token) ->
                                assertThat(ask(operation.service(), operation, bearer(token)))
                                        .as(what + ": " + operation.path())
                                        .isEqualTo(401));
            }
        }
    }

    @Test
    void whatNoDocumentNamesIsDenied() {
        var admin = region.signIn().person(email("admin", 0)).accessToken();
        for (var service : services().keySet()) {
            for (var path :
                    List.of(
                            "/actuator/env",
                            "/actuator/heapdump",
                            "/api/" + service + "/nothing")) {
                var unknown = new Operation(service, "get", path, Set.of());
                assertThat(ask(service, unknown, Map.of())).as(path).isEqualTo(401);
                assertThat(ask(service, unknown, bearer(admin))).as(path).isEqualTo(403);
            }
        }
    }

    private List<Caller> callers() {
        var signIn = region.signIn();
        return List.of(
                new Caller("nobody", ANYBODY, ""),
                person("municipality", 0),
                person("municipality", 1),
                person("consultant", 0),
                person("staff", 0),
                person("admin", 0),
                new Caller("another service", "service", signIn.program("notification-service")));
    }

    private Caller person(String role, int number) {
        var email = email(role, number);
        return new Caller(role + " " + number, role, region.signIn().person(email).accessToken());
    }

    private String email(String role, int number) {
        return region.people().stream()
                .filter(person -> person.path("role").asString().equals(role))
                .skip(number)
                .findFirst()
                .orElseThrow()
                .path("email")
                .asString();
    }

    /** Each service that has a document, by the name its port goes by. */
    private static Map<String, Path> services() {
        var services = new LinkedHashMap<String, Path>();
        try (var modules = Files.newDirectoryStream(ROOT, "*-service")) {
            for (var module : modules) {
                var document = module.resolve("contracts/openapi.yaml");
                if (Files.exists(document)) {
                    services.put(module.getFileName().toString().replace("-service", ""), document);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return services;
    }

    private static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        services()
                .forEach(
                        (service, document) ->
                                map(read(document).get("paths"))
                                        .forEach(
                                                (path, methods) ->
                                                        map(methods)
                                                                .forEach(
                                                                        (method, said) -> {
                                                                            if (METHODS.contains(
                                                                                    method)) {
                                                                                operations.add(
                                                                                        operation(
                                                                                                service,
                                                                                                method,
                                                                                                path,
                                                                                                said));
                                                                            }
                                                                        })));
        return operations;
    }

    private static Operation operation(String service, String method, String path, Object said) {
        var roles = new TreeSet<String>();
        if (map(said).get("x-roles") instanceof List<?> named) {
            named.forEach(role -> roles.add(String.valueOf(role)));
        }
        assertThat(roles).as("x-roles of " + method + " " + path).isNotEmpty();
        return new Operation(service, method, path, roles);
    }

    private static Map<String, Object> read(Path document) {
        try (var reader = Files.newBufferedReader(document)) {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> map(@Nullable Object yaml) {
        var map = new LinkedHashMap<String, Object>();
        if (yaml instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }

    /** Asks for something that does not exist: whoever may pass learns just that. */
    private int ask(String door, Operation operation, Map<String, String> headers) {
        var path = operation.path().replaceAll("\\{[^}]+}", "none-0000000000000000");
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + region.port(door) + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"0\"")
                        .method(
                                operation.method().toUpperCase(Locale.ROOT),
                                Set.of("get", "head", "delete").contains(operation.method())
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString("{}"));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new AssertionError(operation + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> bearer(String token) {
        return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
