package de.smartregion.consulting;

import static de.smartregion.consulting.Door.as;
import static de.smartregion.consulting.Door.municipality;
import static de.smartregion.consulting.Door.nobody;
import static de.smartregion.consulting.Door.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.consulting.Door.Answer;
import de.smartregion.platform.infrastructure.Records;
import de.smartregion.platform.infrastructure.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Both halves together, from the free slot to the waiting list. */
class CaseMeetsCalendarTest implements RunningConsulting {

    private static final String MODULE = "sensorik-einstieg";
    private static final String RARE = "sensorik-selten";
    private static final String ALONE = "sensorik-allein";
    private static final String CASES = "/api/consulting/consultations";
    private static final String FIRST = "06434001";
    private static final String SECOND = "06434002";
    private static final String KIM = "kim-kalender";

    private final Door door;

    CaseMeetsCalendarTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @BeforeEach
    void thereIsAModuleAndSomebodyWhoAdvises() {
        for (var code : List.of(MODULE, RARE, ALONE)) {
            var module = Door.JSON.createObjectNode().put("title", "Sensorik").put("minutes", 60);
            module.putArray("modes").add("ONLINE").add("ON_SITE");
            module.put("noticeHours", 24);
            made(door.put("/api/consulting/modules/" + code, module, fresh(staff())));
        }
        made(door.put("/api/consulting/consultants/" + KIM, somebody(KIM, 100), fresh(staff())));
    }

    /** Advises by the clock of every office. */
    private static ObjectNode somebody(String id, int capacity) {
        var somebody =
                Door.JSON
                        .createObjectNode()
                        .put("name", "Kim Kalender")
                        .put("email", id + "@ekom21.example")
                        .put("home", "06434")
                        .put("yearlyCapacity", capacity)
                        .put("perDay", 4)
                        .put("perWeek", 15)
                        .put("onlineAddress", "https://raum.example/kim");
        somebody.putArray("fields").add("ENVIRONMENT");
        somebody.putArray("modules").add(capacity == 1 ? RARE : MODULE);
        somebody.putArray("languages").add("de");
        var weekly = somebody.putArray("weekly");
        for (var day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
            weekly.addObject().put("day", day).put("from", "09:00").put("until", "17:00");
        }
        return somebody;
    }

    private static void made(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(201, 412);
    }

    private static Consumer<HttpHeaders> fresh(Consumer<HttpHeaders> who) {
        return who.andThen(headers -> headers.set(HttpHeaders.IF_NONE_MATCH, "*"));
    }

    private static LocalDate inAWhile() {
        return LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(12);
    }

    private List<Instant> free() {
        return free(MODULE);
    }

    private List<Instant> free(String module) {
        return starts(
                door.get(
                        "/api/consulting/slots?module="
                                + module
                                + "&mode=ONLINE&field=ENVIRONMENT&language=de&days=20&from="
                                + inAWhile(),
                        nobody()));
    }

    private static List<Instant> starts(Answer slots) {
        assertThat(slots.status()).as(slots.text()).isEqualTo(200);
        return slots.body()
                .path("days")
                .valueStream()
                .flatMap(day -> day.path("starts").valueStream())
                .map(start -> Instant.parse(start.asString()))
                .toList();
    }

    private static ObjectNode form(String ags) {
        return form(MODULE, ags);
    }

    private static ObjectNode form(String module, String ags) {
        var form =
                Door.JSON
                        .createObjectNode()
                        .put("name", "Erika Beispiel")
                        .put("email", "digital@" + ags + ".example")
                        .put("municipality", ags)
                        .put("question", "Wie beginnen wir?")
                        .put("module", module)
                        .put("mode", "ONLINE")
                        .put("privacyAccepted", true);
        form.putArray("fields").add("ENVIRONMENT");
        return form;
    }

    private Answer hold(Instant start) {
        return hold(MODULE, start);
    }

    private Answer hold(String module, Instant start) {
        var form =
                Door.JSON
                        .createObjectNode()
                        .put("module", module)
                        .put("mode", "ONLINE")
                        .put("start", start.toString());
        form.putArray("fields").add("ENVIRONMENT");
        return door.post("/api/consulting/holds", form, nobody());
    }

    private String scheduled(Instant start) {
        return scheduled(MODULE, FIRST, start);
    }

    private String scheduled(String module, String ags, Instant start) {
        var held = hold(module, start);
        assertThat(held.status()).as(held.text()).isEqualTo(201);
        var form = form(module, ags);
        form.putObject("hold")
                .put("hold", held.body().path("hold").asString())
                .put("token", held.body().path("token").asString());
        var asked = door.post(CASES, form, municipality(ags));
        assertThat(asked.body().path("status").asString()).as(asked.text()).isEqualTo("SCHEDULED");
        return asked.body().path("consultation").asString();
    }

    private static ObjectNode choice(Instant start) {
        return Door.JSON.createObjectNode().put("start", start.toString());
    }

    private static JsonNode told(String fact, String id) {
        var record =
                Records.await(
                        "smartregion.consulting.consultations",
                        it ->
                                id.equals(it.key())
                                        && ("de.smartregion.consulting." + fact + ".v1")
                                                .equals(Records.header(it, "ce_type")));
        return Door.JSON.readTree(record.value());
    }

    @Test
    void whatIsBookedIsNotFreeAndWhatIsMovedIsAgain() {
        var start = free().getFirst();
        var id = scheduled(start);
        assertThat(free()).doesNotContain(start);
        assertThat(hold(start).problem()).isEqualTo("slot-taken");
        assertThat(hold(start).body().path("next").size()).isEqualTo(3);
        var path = CASES + "/" + id;
        var sameDay = start.plus(Duration.ofMinutes(30));
        var shifted = door.post(path + "/appointment", choice(sameDay), municipality(FIRST));
        assertThat(shifted.status()).as(shifted.text()).isEqualTo(200);
        var another =
                free().stream()
                        .filter(it -> it.isAfter(start.plus(Duration.ofDays(1))))
                        .findFirst()
                        .orElseThrow();
        var moved = door.post(path + "/appointment", choice(another), municipality(FIRST));
        var appointment = moved.body().path("appointments").path(0);
        assertThat(appointment.path("start").asString()).isEqualTo(another.toString());
        assertThat(appointment.path("sequence").asInt()).isEqualTo(2);
        assertThat(free()).contains(start).doesNotContain(another);
        var kim =
                as(
                        Tokens.token()
                                .subject("kim")
                                .roles("consultant")
                                .email(KIM + "@ekom21.example")
                                .sign());
        assertThat(door.get(path, kim).body().path("as").asString()).isEqualTo("CONSULTANT");
        var week =
                door.get(
                        "/api/consulting/consultants/"
                                + KIM
                                + "/week?from="
                                + another.atZone(ZoneId.of("Europe/Berlin")).toLocalDate(),
                        kim);
        assertThat(week.text()).contains(another.toString()).contains(id);
        var loads = door.get("/api/consulting/load", staff()).body().path("items");
        assertThat(loads.valueStream())
                .anyMatch(
                        it ->
                                it.path("consultant").asString().equals(KIM)
                                        && it.path("appointments").asInt() >= 1
                                        && it.path("open").asInt() >= 1);
        assertThat(door.post(path + "/withdrawal", null, municipality(FIRST)).status())
                .isEqualTo(200);
        assertThat(free()).contains(start, another);
    }

    @Test
    void whoseYearIsFullHasTimesToMoveWhatTheyHaveAndForNothingElse() {
        var path = "/api/consulting/consultants/kim-selten";
        made(door.put(path, somebody("kim-selten", 1), fresh(staff())));
        var start = free(RARE).getFirst();
        var id = scheduled(RARE, "06434003", start);
        Predicate<Instant> thisYear =
                it -> year(it) == year(start); // the next one has room of its own
        assertThat(free(RARE)).noneMatch(thisYear);
        var slots = CASES + "/" + id + "/slots?days=20&from=" + inAWhile();
        var instead = starts(door.get(slots, municipality("06434003")));
        assertThat(instead).anyMatch(thisYear);
        assertThat(starts(door.get(slots + "&appointment=none", staff()))).noneMatch(thisYear);
        assertThat(door.get(slots, nobody()).problem()).isEqualTo("consultation-not-found");
        assertThat(door.get(slots, municipality(SECOND)).problem())
                .isEqualTo("consultation-not-found");
        var another = instead.stream().filter(thisYear).findFirst().orElseThrow();
        var moved =
                door.post(
                        CASES + "/" + id + "/appointment",
                        choice(another),
                        municipality("06434003"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(free(RARE)).as("is one as before").noneMatch(thisYear);
    }

    private static int year(Instant start) {
        return start.atZone(ZoneId.of("Europe/Berlin")).getYear();
    }

    @Test
    void whatIsGivenBackIsOfferedToWhoWaitsForIt() {
        var start = free().get(40);
        var id = scheduled(start);
        var form = form(SECOND);
        form.putArray("windows")
                .addObject()
                .put("from", start.toString())
                .put("until", start.plus(Duration.ofHours(1)).toString());
        var waiting = door.post(CASES, form, municipality(SECOND));
        assertThat(waiting.body().path("status").asString()).isEqualTo("WAITING");
        var next = waiting.body().path("consultation").asString();
        door.post(CASES + "/" + id + "/withdrawal", null, municipality(FIRST));
        assertThat(told("appointment-offered", next).path("starts").path(0).asString())
                .isEqualTo(start.toString());
        assertThat(free()).doesNotContain(start);
        var accepted =
                door.post(CASES + "/" + next + "/acceptance", choice(start), municipality(SECOND));
        assertThat(accepted.body().path("status").asString()).isEqualTo("SCHEDULED");
    }

    @Test
    void whoHasADayOffIsToldToTheOfficeAsWhoIsAway() {
        var off = "kim-frei";
        var path = "/api/consulting/consultants/" + off;
        var somebody = somebody(off, 100);
        somebody.putArray("modules").add(ALONE);
        made(door.put(path, somebody, fresh(staff())));
        var start = free(ALONE).getLast();
        var id = scheduled(ALONE, "06434004", start);
        var date = start.atZone(ZoneId.of("Europe/Berlin")).toLocalDate();
        var version = door.get(path, staff()).body().path("version").asString();
        somebody.putArray("exceptions")
                .addObject()
                .put("date", date.toString())
                .putArray("windows");
        var seen = staff().andThen(it -> it.set(HttpHeaders.IF_MATCH, "\"" + version + "\""));
        var changed = door.put(path, somebody, seen);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        var told = told("absence-collides", id);
        assertThat(told.path("reason").asString()).isEqualTo("hours");
        assertThat(door.get(CASES + "/" + id, staff()).body().path("status").asString())
                .as("the office decides")
                .isEqualTo("SCHEDULED");
    }

    @Test
    void whoIsAwayIsToldToTheOffice() {
        var start = free().get(80);
        var id = scheduled(start);
        var absence =
                Door.JSON
                        .createObjectNode()
                        .put("from", start.minus(Duration.ofHours(1)).toString())
                        .put("until", start.plus(Duration.ofHours(3)).toString());
        var path = "/api/consulting/consultants/" + KIM + "/absences";
        var absent = door.post(path, absence, staff());
        assertThat(absent.status()).as(absent.text()).isIn(200, 201);
        var told = told("absence-collides", id);
        assertThat(told.path("consultantName").asString()).isEqualTo("Kim Kalender");
        assertThat(told.path("proposals").size()).isPositive();
        await().untilAsserted(
                        () ->
                                assertThat(
                                                door.get(CASES + "/" + id, staff())
                                                        .body()
                                                        .path("log")
                                                        .toString())
                                        .contains("ABSENCE"));
    }
}
