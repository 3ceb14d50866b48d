package de.smartregion.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

class TellGatheringsTest {

    private static final ZoneId HESSEN = ZoneId.of("Europe/Berlin");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), HESSEN);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer api;
    private int upcoming;
    private int recorded;

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

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var token = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI()
                            + " "
                            + token
                            + (key == null ? "" : " " + key));
            var body =
                    (exchange.getRequestMethod().equals("GET")
                                    ? "{\"items\":[],\"total\":" + total(exchange) + "}"
                                    : "{\"id\":\"g%1$d\",\"access_token\":\"t%1$d\"}"
                                            .formatted(asked.size()))
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private int total(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().endsWith("/findings") ? recorded : upcoming;
    }

    private TellGatherings tell() {
        return new TellGatherings("http://127.0.0.1:" + api.getAddress().getPort(), "t", CLOCK);
    }

    @Test
    void everyGatheringIsDraftedUnderAKeyOfItsOwnAndPublished() throws Exception {
        assertThat(tell().tell()).isEqualTo(8);

        assertThat(asked).hasSize(2 + 2 * 8 + 3);
        assertThat(asked.get(2))
                .isEqualTo(
                        "POST /api/events/gatherings Bearer t demo-webinar-energiemonitoring-2026-11-30");
        assertThat(asked.get(3)).isEqualTo("POST /api/events/gatherings/g3/publication Bearer t");
    }

    @Test
    void whatAForumCameToIsToldAfterItIsPublishedAndMarkedAsAnExample() throws Exception {
        tell().tell();

        var published = asked.indexOf("POST /api/events/gatherings/g7/publication Bearer t");
        assertThat(asked.get(published + 1))
                .isEqualTo("POST /api/events/findings Bearer t demo-abfahrten-2026-12-14");
        assertThat(TellCatalog.read("findings.json"))
                .hasSize(3)
                .allSatisfy(
                        it -> {
                            assertThat(it.at("/title/de").asString()).startsWith("Beispiel");
                            assertThat(it.at("/text/de").asString()).contains("ein Beispiel");
                        });
    }

    @Test
    void whatForumsCameToIsNotToldAgainWithTheNextForums() throws Exception {
        recorded = 3;

        assertThat(tell().tell()).isEqualTo(8);
        assertThat(asked).filteredOn(it -> it.startsWith("POST /api/events/findings")).isEmpty();
    }

    @Test
    void theTokenIsAskedForWithOurOwnSecret() throws Exception {
        var token =
                TellGatherings.token(
                        "http://127.0.0.1:" + api.getAddress().getPort() + "/oauth2/token",
                        "demo-data",
                        "s");

        assertThat(token).isEqualTo("t1");
        assertThat(asked).containsExactly("POST /oauth2/token Basic ZGVtby1kYXRhOnM=");
    }

    @Test
    void nothingIsToldWhenSomethingIsComingUpAlready() throws Exception {
        upcoming = 1;

        assertThat(tell().tell()).isZero();
        assertThat(asked).hasSize(1);
    }

    @Test
    void thereIsOneOfEveryKindAndOneWithVeryFewSeats() throws IOException {
        var gatherings = TellGatherings.gatherings();

        assertThat(gatherings).hasSize(8);
        assertThat(gatherings.stream().map(DemoGathering::kind))
                .containsOnly("WEBINAR", "FORUM", "CONGRESS", "EXCHANGE");
        assertThat(gatherings.stream().filter(each -> each.kind().equals("FORUM"))).hasSize(4);
        assertThat(gatherings)
                .anySatisfy(
                        each -> {
                            assertThat(each.attendances())
                                    .containsExactly(Map.of("attendance", "ON_SITE", "seats", 3));
                            assertThat(each.waitingList()).isTrue();
                        });
        assertThat(gatherings)
                .allSatisfy(
                        each -> {
                            assertThat(each.summary().get("de")).startsWith("Beispiel");
                            assertThat(each.description().get("en")).contains("example");
                            assertThat(each.host().get("name")).contains("(Beispiel)");
                        });
    }

    @Test
    void allOfThemAreInTheNearFutureOnWorkingDaysAndOpen() throws IOException {
        for (var gathering : TellGatherings.gatherings()) {
            var body = gathering.announcement(TODAY);
            var starts = instant(body, "startsAt");
            assertThat(starts.atZone(HESSEN).toLocalDate())
                    .isBetween(TODAY.plusDays(5), TODAY.plusDays(60));
            assertThat(starts.atZone(HESSEN).getDayOfWeek())
                    .isNotIn(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
            assertThat(instant(body, "registrationOpensAt")).isBefore(CLOCK.instant());
            assertThat(instant(body, "registrationClosesAt")).isBetween(CLOCK.instant(), starts);
            assertThat(new JsonMapper().writeValueAsString(body)).contains("\"largestGroup\"");
        }
    }

    private static Instant instant(Map<String, Object> body, String name) {
        return Instant.parse(String.valueOf(body.get(name)));
    }
}
