package de.smartregion.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import de.smartregion.local.signin.Person;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What the demo tells of consulting is told once, fits together, and claims nothing to be real. */
class TellConsultingTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> there = new ConcurrentHashMap<>();
    private HttpServer api;

    @BeforeEach
    void open() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", this::answer);
        api.start();
    }

    @AfterEach
    void close() {
        api.stop(0);
    }

    /** Keeps what is new, and refuses what is there. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("GET")) {
                var list = JSON.createObjectNode();
                var items = list.putArray("items");
                new TreeMap<>(there)
                        .forEach(
                                (name, body) -> {
                                    if (name.startsWith(path)) {
                                        items.add(named(name, body));
                                    }
                                });
                tell(exchange, 200, list.toString());
                return;
            }
            written.add(exchange.getRequestMethod() + " " + path);
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var isNew =
                    "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                            && there.putIfAbsent(path, body) == null;
            tell(exchange, isNew ? 201 : 412, "{}");
        }
    }

    private static ObjectNode named(String path, JsonNode body) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return ((ObjectNode) body).deepCopy().put(path.contains("/modules/") ? "code" : "id", name);
    }

    private static void tell(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private int tell() throws Exception {
        var address = "http://127.0.0.1:" + api.getAddress().getPort();
        return new TellConsulting(new PublicApi(address, "t")).tell();
    }

    @Test
    void modulesAreToldBeforeWhoAdvisesAndNothingTwice() throws Exception {
        assertThat(tell()).isEqualTo(4 + 5);
        assertThat(written)
                .startsWith("PUT /api/consulting/modules/standortbestimmung")
                .contains("PUT /api/consulting/consultants/karla-probst-muster")
                .hasSize(9);

        assertThat(tell()).isZero();
        assertThat(written).hasSize(9);
    }

    @Test
    void onlyWhatIsMissingIsTold() throws Exception {
        there.put("/api/consulting/modules/projektstart", JSON.createObjectNode());
        assertThat(tell()).isEqualTo(8);
        assertThat(there.get("/api/consulting/modules/projektstart").isEmpty()).isTrue();
    }

    @Test
    void everyModuleIsMarkedAndTaughtByTwo() throws IOException {
        for (var module : TellCatalog.read("modules.json")) {
            assertThat(module.path("description").asString()).startsWith("Dies ist ein Beispiel");
            assertThat(module.path("descriptionEnglish").asString())
                    .startsWith("This is an example");
            assertThat(
                            consultants().stream()
                                    .filter(
                                            it ->
                                                    texts(it.path("modules"))
                                                            .contains(
                                                                    module.path("code")
                                                                            .asString())))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void nobodyIsRealAndThoseWhoCanSignInAreThere() throws IOException {
        var addresses = consultants().stream().map(it -> it.path("email").asString()).toList();
        assertThat(addresses)
                .hasSize(5)
                .doesNotHaveDuplicates()
                .allMatch(it -> it.endsWith("@ekom21.example"))
                .containsAll(
                        Person.DEMO.stream()
                                .filter(it -> it.role().equals("consultant"))
                                .map(Person::email)
                                .toList());
        assertThat(consultants())
                .allSatisfy(
                        it ->
                                assertThat(it.path("onlineAddress").asString())
                                        .startsWith("https://konferenz.ekom21.example/"));
    }

    @Test
    void togetherTheyKnowAllTenFieldsAndHoursEndAfterTheyBegin() throws IOException {
        assertThat(
                        consultants().stream()
                                .flatMap(it -> texts(it.path("fields")).stream())
                                .collect(Collectors.toSet()))
                .hasSize(10);
        for (var consultant : consultants()) {
            assertThat(consultant.path("weekly").isEmpty()).isFalse();
            for (var hours : consultant.path("weekly")) {
                assertThat(LocalTime.parse(hours.path("until").asString()))
                        .isAfter(LocalTime.parse(hours.path("from").asString()));
            }
        }
    }

    @Test
    void thereIsAdviceByPhoneARhythmAndALimitOfMinutes() throws IOException {
        assertThat(TellCatalog.read("modules.json").valueStream())
                .anyMatch(it -> texts(it.path("modes")).contains("PHONE"));
        assertThat(consultants()).anyMatch(it -> it.path("minutesPerDay").isInt());
        assertThat(consultants().stream().flatMap(it -> it.path("weekly").valueStream()))
                .anyMatch(it -> it.path("everyWeeks").asInt(1) == 2 && it.has("validFrom"));
    }

    private static List<JsonNode> consultants() throws IOException {
        return TellCatalog.read("consultants.json").valueStream().toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
