package de.smartregion.consulting.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.consulting.RunningConsulting;
import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.consultant.Samples;
import de.smartregion.platform.infrastructure.Tokens;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Modules, consultants and free time over HTTP, through the running service. */
class CalendarDoorTest implements RunningConsulting {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MODULES = "/api/consulting/modules";
    private static final String CONSULTANTS = "/api/consulting/consultants";
    private static final String SLOTS = "/api/consulting/slots";
    private static final Map<String, String> NEW = Map.of(HttpHeaders.IF_NONE_MATCH, "*");

    private final RestTestClient client;

    CalendarDoorTest(@LocalServerPort int port) {
        client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    private record Answer(int status, JsonNode body, HttpHeaders headers) {

        String problem() {
            return body.path("type").asString("").replaceFirst("^urn:smartregion:problem:", "");
        }

        List<String> fields() {
            return body.path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .toList();
        }

        Map<String, String> ifMatch() {
            return Map.of(HttpHeaders.IF_MATCH, String.valueOf(headers.getETag()));
        }
    }

    private Answer send(
            HttpMethod method,
            String path,
            @Nullable JsonNode body,
            @Nullable String token,
            Map<String, String> headers) {
        var request =
                client.method(method)
                        .uri(path)
                        .headers(
                                all -> {
                                    headers.forEach(all::set);
                                    if (token != null) {
                                        all.setBearerAuth(token);
                                    }
                                });
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body.toString());
        }
        var result = request.exchange().expectBody().returnResult();
        var bytes = result.getResponseBodyContent();
        return new Answer(
                result.getStatus().value(),
                bytes == null || bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes),
                result.getResponseHeaders());
    }

    private Answer get(String path, @Nullable String token) {
        return send(HttpMethod.GET, path, null, token, Map.of());
    }

    private Answer put(String path, JsonNode body, String token, Map<String, String> headers) {
        return send(HttpMethod.PUT, path, body, token, headers);
    }

    private static String staff() {
        return RunningConsulting.token("ada", "staff");
    }

    private static String consultant(String id) {
        return Tokens.token()
                .subject("subject-of-" + id)
                .roles("consultant")
                .email(id + "@ekom21.example")
                .name("Karla Probst-Muster")
                .sign();
    }

    private static ObjectNode module() {
        var form = JSON.createObjectNode();
        form.put("title", "Erstberatung");
        form.put("minutes", 60);
        form.putArray("modes").add("ONLINE").add("ON_SITE").add("PHONE");
        form.put("noticeHours", 0);
        return form;
    }

    private static ObjectNode consultantForm(String id, String module) {
        var form = JSON.createObjectNode();
        form.put("name", "Karla Probst-Muster");
        form.put("email", id + "@ekom21.example");
        form.putArray("fields").add("ENERGY");
        form.putArray("modules").add(module);
        form.put("home", "06611");
        form.putArray("languages").add("de");
        form.put("yearlyCapacity", 100).put("perDay", 4).put("perWeek", 10);
        var weekly = form.putArray("weekly");
        for (var day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
            weekly.addObject().put("day", day).put("from", "09:00").put("until", "16:00");
        }
        return form;
    }

    private void make(String id, String module) {
        assertThat(put(MODULES + "/" + module, module(), staff(), NEW).status()).isEqualTo(201);
        assertThat(put(CONSULTANTS + "/" + id, consultantForm(id, module), staff(), NEW).status())
                .isEqualTo(201);
    }

    @Test
    void staffMakeModulesAndNobodyOverwritesWhatTheyHaveNotSeen() {
        var path = MODULES + "/m-one";
        assertThat(put(path, module(), RunningConsulting.token("eve", "consultant"), NEW).status())
                .isEqualTo(403);
        assertThat(put(path, module(), staff(), Map.of()).status()).isEqualTo(428);
        assertThat(put(path, module(), staff(), Map.of(HttpHeaders.IF_MATCH, "\"1\"")).problem())
                .isEqualTo("module-not-found");
        var made = put(path, module(), staff(), NEW);
        assertThat(made.status()).isEqualTo(201);
        assertThat(put(path, module(), staff(), NEW).status()).isEqualTo(412);
        assertThat(put(path, module(), staff(), made.ifMatch()).headers().getETag())
                .isEqualTo(made.headers().getETag()); // nothing has changed
        var listed = get(MODULES, null);
        assertThat(listed.headers().getCacheControl()).isEqualTo("max-age=5, public");
        assertThat(
                        send(
                                        HttpMethod.GET,
                                        MODULES,
                                        null,
                                        null,
                                        Map.of(
                                                HttpHeaders.IF_NONE_MATCH,
                                                String.valueOf(listed.headers().getETag())))
                                .status())
                .isEqualTo(304);
        var retired = module();
        retired.put("active", false);
        assertThat(put(path, retired, staff(), made.ifMatch()).status()).isEqualTo(200);
        assertThat(put(path, retired, staff(), made.ifMatch()).status()).isEqualTo(412);
        assertThat(get(MODULES, null).body().toString()).doesNotContain("m-one");
        assertThat(get(MODULES, staff()).body().toString()).contains("m-one");
        assertThat(get(MODULES, staff()).headers().getCacheControl())
                .isEqualTo("no-cache, private");
    }

    @Test
    void whatIsWrongIsNamed() {
        var form = module();
        form.put("minutes", 5).put("title", " ");
        form.putArray("modes");
        assertThat(put(MODULES + "/m-wrong", form, staff(), NEW).fields())
                .contains("minutes", "title", "modes");
        assertThat(put(MODULES + "/NO", module(), staff(), NEW).fields()).containsExactly("code");
        var person = consultantForm("wrong", "m-wrong");
        person.put("home", "09999").put("onlineAddress", "http://plain.example");
        person.put("busyAddress", "http://plain.example/a.ics");
        person.putArray("districts").add("06611").add("06000");
        person.putArray("weekly")
                .addObject()
                .put("day", "MONDAY")
                .put("from", "12:00")
                .put("until", "08:00");
        person.withArray("weekly")
                .addObject()
                .put("day", "TUESDAY")
                .put("from", "08:00")
                .put("until", "12:00")
                .put("everyWeeks", 2);
        var special = person.putArray("exceptions").addObject();
        special.put("date", "2027-05-05");
        special.putArray("windows").addObject().put("from", "09:00").put("until", "11:00");
        special.withArray("windows").addObject().put("from", "10:00").put("until", "12:00");
        assertThat(put(CONSULTANTS + "/wrong", person, staff(), NEW).fields())
                .containsExactlyInAnyOrder(
                        "home",
                        "districts[1]",
                        "onlineAddress",
                        "busyAddress",
                        "weekly[0].until",
                        "weekly[1].validFrom",
                        "exceptions[0].windows");
        var rare = consultantForm("wrong", "m-wrong");
        rare.withArray("weekly").forEach(it -> ((ObjectNode) it).put("everyWeeks", 9));
        ((ObjectNode) rare.path("weekly").path(1)).put("everyWeeks", 0);
        rare.put("minutesPerDay", 14).put("minutesPerWeek", 7 * 1_440 + 1);
        assertThat(put(CONSULTANTS + "/wrong", rare, staff(), NEW).fields())
                .contains(
                        "weekly[0].everyWeeks",
                        "weekly[1].everyWeeks",
                        "minutesPerDay",
                        "minutesPerWeek");
        assertThat(get(SLOTS + "?module=none&mode=ONLINE&place=06611", null).fields())
                .containsExactly("module", "place");
        assertThat(get(SLOTS + "?module=none&mode=PHONE&place=06611", null).fields())
                .containsExactly("module", "place");
        assertThat(get(SLOTS + "?module=none&mode=ON_SITE&days=91", null).fields())
                .containsExactly("days");
        assertThat(get(SLOTS + "?module=none&mode=SOMEHOW", null).fields()).containsExactly("mode");
    }

    @Test
    void consultantsSeeAndChangeWhatIsTheirOwn() {
        make("karla", "m-own");
        make("ben", "m-own-2");
        var mine = get(CONSULTANTS + "/me", consultant("karla"));
        assertThat(mine.body().path("id").asString()).isEqualTo("karla");
        assertThat(get(CONSULTANTS + "/ben", consultant("karla")).problem())
                .isEqualTo("consultant-not-found");
        assertThat(get(CONSULTANTS + "/me", RunningConsulting.token("eve", "consultant")).status())
                .isEqualTo(404);
        var own = JSON.createObjectNode();
        own.putArray("languages").add("de").add("en");
        own.putArray("weekly")
                .addObject()
                .put("day", "MONDAY")
                .put("from", "09:00")
                .put("until", "24:00")
                .put("validFrom", "2027-01-04")
                .put("everyWeeks", 2);
        own.put("busyAddress", "https://calendar.example/secret.ics");
        own.put("onlineAddress", "https://raum.example/karla");
        assertThat(put(CONSULTANTS + "/me", own, consultant("karla"), Map.of()).status())
                .isEqualTo(428);
        var changed = put(CONSULTANTS + "/me", own, consultant("karla"), mine.ifMatch());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("busyAddress").asString()).contains("secret");
        assertThat(changed.body().path("weekly").path(0).path("until").asString())
                .isEqualTo("24:00");
        assertThat(changed.body().path("weekly").path(0).path("everyWeeks").asInt()).isEqualTo(2);
        assertThat(mine.body().path("weekly").path(0).path("everyWeeks").asInt()).isEqualTo(1);
        var seen = get(CONSULTANTS + "/karla", staff());
        assertThat(seen.body().toString()).doesNotContain("secret");
        assertThat(seen.body().path("busyKnown").asBoolean()).isTrue();
        assertThat(get(CONSULTANTS, staff()).body().toString())
                .contains("karla", "ben")
                .doesNotContain("secret");
        assertThat(get(CONSULTANTS, consultant("karla")).status()).isEqualTo(403);
        // What the office changes leaves the consultant's secret where it was.
        var form = consultantForm("karla", "m-own");
        form.put("minutesPerDay", 240).put("minutesPerWeek", 600);
        var saved = put(CONSULTANTS + "/karla", form, staff(), seen.ifMatch());
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body().path("minutesPerDay").asInt()).isEqualTo(240);
        assertThat(get(CONSULTANTS + "/karla", staff()).body().path("minutesPerWeek").asInt())
                .isEqualTo(600);
        assertThat(
                        get(CONSULTANTS + "/me", consultant("karla"))
                                .body()
                                .path("busyAddress")
                                .asString())
                .contains("secret");
        form.put("busyAddress", "https://calendar.example/other.ics");
        var typed = put(CONSULTANTS + "/karla", form, staff(), saved.ifMatch());
        assertThat(typed.status()).isEqualTo(200);
        assertThat(typed.body().toString()).doesNotContain("other.ics");
        assertThat(get(CONSULTANTS + "/me", consultant("karla")).body().toString())
                .contains("other.ics");
    }

    @Test
    void freeTimeIsShownHeldAndSeenInTheWeek(@Autowired Agenda agenda) {
        make("nora", "m-free");
        var monday =
                Almanac.dateOf(Instant.now().plus(Duration.ofDays(14)))
                        .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        while (Samples.ALMANAC.date(monday).holiday() != null) {
            monday = monday.plusDays(7);
        }
        var slots = SLOTS + "?module=m-free&mode=ONLINE&field=ENERGY&days=1&from=" + monday;
        var free = get(slots, null);
        assertThat(free.body().path("minutes").asInt()).isEqualTo(60);
        assertThat(free.body().path("days").path(0).path("date").asString())
                .isEqualTo(monday.toString());
        assertThat(free.body().path("days").path(0).path("starts")).hasSize(6 * 4 + 1);
        assertThat(get(slots.replace("ONLINE", "PHONE"), null).body().path("days"))
                .isEqualTo(free.body().path("days"));
        assertThat(get(slots + "&field=WASTE", null).body().path("days")).isEmpty();
        assertThat(get(slots + "&language=en", null).body().path("days")).isEmpty();

        var ten = Samples.at(monday, "10:00");
        var need = new Agenda.Need("m-free", Mode.ONLINE, null, Set.of("ENERGY"), "de");
        var until = Instant.now().plus(Duration.ofMinutes(10));
        assertThat(agenda.claim("a-claim", "nora", need, ten, until))
                .isInstanceOf(Agenda.Answer.Had.class);
        assertThat(get(slots, null).body().path("days").path(0).path("starts").toString())
                .doesNotContain(ten.toString())
                .contains(ten.plus(Duration.ofHours(1)).toString());

        var week = CONSULTANTS + "/nora/week?from=" + monday;
        assertThat(get(week, consultant("karla")).status()).isEqualTo(404);
        var days = get(week, consultant("nora")).body().path("days");
        assertThat(days).hasSize(7);
        assertThat(days.path(0).path("entries").path(0).path("state").asString()).isEqualTo("HELD");
        assertThat(days.path(0).path("entries").path(0).path("way").isInt()).isTrue();
        assertThat(days.path(0).path("windows").path(0).path("from").asString())
                .isEqualTo(Samples.at(monday, "09:00").toString());
        absence(monday, slots, week);
    }

    private void absence(LocalDate monday, String slots, String week) {
        var form = JSON.createObjectNode();
        form.put("from", Samples.at(monday, "12:00").toString());
        form.put("until", Samples.at(monday, "11:00").toString());
        var path = CONSULTANTS + "/nora/absences";
        assertThat(send(HttpMethod.POST, path, form, consultant("nora"), Map.of()).fields())
                .containsExactly("until");
        form.put("until", Samples.at(monday.plusDays(1), "00:00").toString());
        form.put("note", "privat");
        assertThat(send(HttpMethod.POST, path, form, consultant("karla"), Map.of()).status())
                .isEqualTo(404);
        var made = send(HttpMethod.POST, path, form, consultant("nora"), Map.of());
        assertThat(made.status()).isEqualTo(201);
        assertThat(get(slots, null).body().path("days").path(0).path("starts").toString())
                .doesNotContain(Samples.at(monday, "12:00").toString());
        assertThat(get(week, staff()).body().path("days").path(0).path("absent").asBoolean())
                .isTrue();
        var one = path + "/" + made.body().path("id").asString();
        assertThat(send(HttpMethod.DELETE, one, null, staff(), Map.of()).status()).isEqualTo(204);
        assertThat(send(HttpMethod.DELETE, one, null, staff(), Map.of()).problem())
                .isEqualTo("absence-not-found");
        assertThat(get(slots, null).body().path("days").path(0).path("starts").toString())
                .contains(Samples.at(monday, "12:00").toString());
    }

    /**
     * By the topic, as from any other instance: this one is not asked, and its desk decides
     * nothing.
     */
    @Test
    void whatAnotherInstanceDecidesIsHeardFromTheTopic(@Autowired Days days, @Autowired Plan plan) {
        var key = new Day.Key("somebody", Samples.MONDAY);
        var day =
                Day.empty(key)
                        .claim(
                                DaySamples.wish("a", null, Samples.MONDAY, "10:00"),
                                Samples.at(Samples.MONDAY, "09:00"),
                                DaySamples.terms(Samples.KARLA, Samples.MONDAY),
                                Samples.NOW)
                        .day();
        assertThat(days.save(Day.empty(key), day)).isPresent();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(plan.day(key))
                                        .isNotNull()
                                        .extracting(Day::version)
                                        .isEqualTo(1L));
    }

    @Test
    void theServiceIsReadyOnceItKnowsWhatIsTaken() {
        assertThat(get("/actuator/health/readiness", null).body().path("components").toString())
                .contains("\"plan\"");
    }
}
